using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Policy;

/// <summary>One value of a policy with its place, so that every mistake can be told where it stands.</summary>
/// <param name="file">For messages.</param>
/// <param name="name">The key that leads to it.</param>
public sealed class PolicyNode(string file, string name, YamlNode node)
{
    public string Name { get; } = name;

    /// <summary>File, line and column.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{file}:{node.Start.Line}:{node.Start.Column}");

    public UserError Error(string what, string hint) => new($"{Place}: {what}", hint);

    /// <summary>Refuses keys that nobody reads: a misspelt key must not pass in silence.</summary>
    public void Allow(params string[] keys)
    {
        foreach (var (key, value) in Entries)
        {
            if (!keys.Contains(key))
            {
                var near = keys.FirstOrDefault(k => k.Length > 2 && (key.Contains(k[..3], StringComparison.OrdinalIgnoreCase)));
                throw value.Error(
                    $"'{key}' is not known {(Name.Length == 0 ? "here" : $"in '{Name}'")}",
                    near is null
                        ? $"Known here: {string.Join(", ", keys)}."
                        : $"Did you mean '{near}'? Known here: {string.Join(", ", keys)}."
                );
            }
        }
    }

    public IEnumerable<(string Key, PolicyNode Value)> Entries =>
        node is YamlMappingNode map
            ? map.Children.Select(pair => (KeyOf(pair.Key), new PolicyNode(file, KeyOf(pair.Key), pair.Value)))
            : throw Error($"'{Name}' holds keys and values", "Write them below it, each on a line of its own, indented: key: value.");

    public PolicyNode? Find(string key) => Entries.Where(entry => entry.Key == key).Select(entry => entry.Value).FirstOrDefault();

    public PolicyNode Need(string key) =>
        Find(key) ?? throw Error($"'{key}' is missing{(Name.Length == 0 ? "" : $" in '{Name}'")}", $"Add a line `{key}: …` there.");

    /// <summary>The items of a list; a single value is a list of one.</summary>
    public IEnumerable<PolicyNode> Items =>
        node is YamlSequenceNode list ? list.Children.Select(item => new PolicyNode(file, Name, item)) : [this];

    public string Text =>
        node is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw Error($"'{Name}' is one value", $"Write {Name}: and a value that is no list and has no keys.");

    public bool IsTrue => Word(("true", true), ("false", false));

    public T Word<T>(params ReadOnlySpan<(string Word, T Value)> words)
    {
        var text = Text;
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }
        var known = new List<string>();
        foreach (var (word, _) in words)
        {
            known.Add(word);
        }
        throw Error($"'{text}' is no value of '{Name}'", $"Write one of {string.Join(", ", known)}.");
    }

    public int Number(int least, int most) =>
        int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Error(
                $"'{Text}' is no value of '{Name}'",
                string.Create(CultureInfo.InvariantCulture, $"Write a whole number from {least} to {most}.")
            );

    public DateOnly Day =>
        DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Error($"'{Text}' is no day", "Write it as 2027-01-31.");

    public IReadOnlyList<string> Texts => [.. Items.Select(item => item.Text)];

    public IReadOnlyList<PathGlob> Globs => [.. Texts.Select(text => new PathGlob(text))];

    private string KeyOf(YamlNode key) =>
        (key as YamlScalarNode)?.Value ?? throw new PolicyNode(file, Name, key).Error("a key is a word", "Write it as word: value.");
}
