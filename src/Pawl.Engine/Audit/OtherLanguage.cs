namespace Pawl.Engine.Audit;

/// <summary>Files in a programming language that Pawl does not analyse, told by their endings.</summary>
public sealed record OtherLanguage(string Language, int Files);
