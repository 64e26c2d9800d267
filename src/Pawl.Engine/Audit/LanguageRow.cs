namespace Pawl.Engine.Audit;

/// <summary>One language in the content of HEAD.</summary>
public sealed record LanguageRow(string Language, int Files, int CodeLines, int Open);
