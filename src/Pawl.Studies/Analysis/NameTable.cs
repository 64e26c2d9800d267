namespace Pawl.Studies.Analysis;

/// <summary>Names as small numbers, in the order in which they were met.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    internal IReadOnlyList<string> Names => names;

    internal int Of(string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            number = names.Count;
            names.Add(name);
            numbers.Add(name, number);
        }
        return number;
    }
}
