namespace Pawl.Analysis.Rules;

/// <summary>One node of a rule file: a scalar, a list or a map, with its place. The same for YAML and for the packed form.</summary>
internal sealed class DataNode(string file, int line)
{
    internal string File { get; } = file;

    internal int Line { get; } = line;

    internal string? Scalar { get; init; }

    internal List<DataNode>? Items { get; init; }

    internal List<KeyValuePair<string, DataNode>>? Entries { get; init; }

    internal RuleError Error(string message) => new(File, Line, message);

    internal DataNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries ?? [])
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }
            return null;
        }
    }

    internal string Text => Scalar ?? throw Error("a plain value is expected here");

    internal int Number => int.TryParse(Text, out var number) ? number : throw Error($"'{Text}' is no whole number");

    /// <summary>The items of a list; a scalar or map is a list of one.</summary>
    internal IReadOnlyList<DataNode> List => Items ?? [this];

    internal string[] Texts
    {
        get
        {
            var list = List;
            var texts = new string[list.Count];
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = list[i].Text;
            }
            return texts;
        }
    }

    internal List<KeyValuePair<string, DataNode>> Map => Entries ?? throw Error("a map of keys is expected here");

    internal DataNode Required(string key) => this[key] ?? throw Error($"'{key}' is missing");

    /// <summary>Refuses keys that nobody reads: a misspelt key must not pass in silence.</summary>
    internal void Allow(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, node) in Map)
        {
            if (!keys.Contains(key))
            {
                throw node.Error($"unknown key '{key}'; known here: {string.Join(", ", keys!)}");
            }
        }
    }
}
