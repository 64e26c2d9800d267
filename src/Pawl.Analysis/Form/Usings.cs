// The form's words win over System's.
global using Index = Pawl.Analysis.Form.Index;
global using Lock = Pawl.Analysis.Form.Lock;
