using Pawl.Studies.Analysis;

namespace Pawl.Studies.Report;

/// <summary>What a column's cells hold where they are not empty.</summary>
public enum TidyKind
{
    Text,
    Whole,
    Number,
}

/// <summary>One column of a tidy table, and how a row fills it.</summary>
public sealed record TidyColumn<T>(string Name, TidyKind Kind, Func<T, Cell> Of)
{
    internal static TidyColumn<T> Text(string name, Func<T, string> of) => new(name, TidyKind.Text, row => of(row));

    internal static TidyColumn<T> Whole(string name, Func<T, double?> of) => new(name, TidyKind.Whole, row => of(row));

    internal static TidyColumn<T> Number(string name, Func<T, double?> of) => new(name, TidyKind.Number, row => of(row));
}
