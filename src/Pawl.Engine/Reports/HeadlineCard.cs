namespace Pawl.Engine.Reports;

/// <summary>One number with the sentence that says what it is.</summary>
public sealed record HeadlineCard(string Label, string Value, string Detail, Tone Tone);

public enum Tone
{
    Neutral,
    Good,
    Bad,
}
