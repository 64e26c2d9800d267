namespace Pawl.Studies.Analysis;

/// <summary>One field of a table: a text, a number, or nothing where there is none.</summary>
public readonly record struct Cell(string? Text, double? Number)
{
    public static implicit operator Cell(string? text) => new(text, null);

    public static implicit operator Cell(double? number) => new(null, number is { } n && double.IsFinite(n) ? n : null);

    public static implicit operator Cell(double number) => new(null, double.IsFinite(number) ? number : null);

    public bool IsEmpty => Text is null && Number is null;
}
