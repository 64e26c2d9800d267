using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Analysers;

/// <summary>One place in a YAML file, which knows where it is when something is wrong with it.</summary>
internal sealed record YamlEntry(string File, YamlNode Node)
{
    internal bool IsList => Node is YamlSequenceNode;

    internal bool IsText => Node is YamlScalarNode;

    /// <exception cref="UserError">The file cannot be read or is no YAML.</exception>
    internal static YamlEntry Load(string path)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new UserError($"{path}:{e.Start.Line}: {e.Message}", "docs/analysers.md shows the form.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read: {e.Message}", "Give a file that exists.");
        }
        return new YamlEntry(path, yaml.Documents.Count > 0 ? yaml.Documents[0].RootNode : new YamlMappingNode());
    }

    internal UserError Error(string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{File}:{Node.Start.Line}: {message}"), "docs/analysers.md shows the form.");

    internal YamlEntry? Field(string key) =>
        Node is YamlMappingNode map
            ? map.Children.TryGetValue(key, out var value)
                ? this with
                {
                    Node = value,
                }
                : null
            : throw Error("keys and values are expected here");

    internal IEnumerable<KeyValuePair<string, YamlEntry>> Fields() =>
        Node is YamlMappingNode map
            ? map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, this with { Node = pair.Value }))
            : throw Error("keys and values are expected here");

    internal IEnumerable<YamlEntry> Items() =>
        Node is YamlSequenceNode list ? list.Children.Select(item => this with { Node = item }) : throw Error("a list is expected here");

    internal IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text())];

    internal string Text() => Node is YamlScalarNode { Value: { } text } ? text : throw Error("a text is expected here");

    internal int Number() =>
        int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error("a number is expected here");

    internal T Word<T>()
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(), ignoreCase: true, out var word) && Enum.IsDefined(word)
            ? word
            : throw Error($"'{Text()}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");

    /// <summary>A path; one that begins with <c>./</c> is beside the file.</summary>
    internal string Path() =>
        Text().StartsWith("./", StringComparison.Ordinal)
            ? System.IO.Path.GetFullPath(Text(), System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(File))!)
            : Text();

    /// <exception cref="UserError">There is a key that means nothing.</exception>
    internal void Allow(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, entry) in Fields())
        {
            if (!keys.Contains(key))
            {
                throw entry.Error($"'{key}' means nothing here; known are {string.Join(", ", keys!)}");
            }
        }
    }
}
