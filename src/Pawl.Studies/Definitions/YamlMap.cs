using System.Globalization;
using Pawl.Engine;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pawl.Studies.Definitions;

/// <summary>One mapping of a YAML file. Whatever is missing, of the wrong kind or unknown is an error with its line and column.</summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private YamlMap(string file, YamlMappingNode node) => (File, this.node) = (file, node);

    internal string File { get; }

    /// <exception cref="UserError">The file cannot be read, or is no YAML mapping.</exception>
    internal static YamlMap Load(string file)
    {
        string text;
        try
        {
            text = System.IO.File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{file} cannot be read: {e.Message}", "docs/study.md describes the files of a study.");
        }
        return Parse(file, text);
    }

    internal static YamlMap Parse(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw At(file, e.Start, e.InnerException?.Message ?? e.Message);
        }
        catch (InvalidOperationException)
        {
            // The library's answer to a list or mapping that the file's end cuts off.
            throw At(file, Mark.Empty, "the file is no YAML: a bracket or brace is left open");
        }
        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? new YamlMap(file, root)
            : throw At(file, Mark.Empty, "the file must be one YAML mapping");
    }

    internal bool Has(string key) => Optional(key) is not null;

    internal string Text(string key) => Scalar(Child(key), key);

    internal string Text(string key, string absent) => Optional(key) is { } child ? Scalar(child, key) : absent;

    /// <summary>A name that can stand in file names and in other names.</summary>
    internal string Name(string key)
    {
        var name = Text(key);
        return
            name.Length is > 0 and <= 40
            && char.IsAsciiLetterOrDigit(name[0])
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
            ? name
            : throw Error(key, $"'{key}' must be a short name of small letters, digits, points and hyphens");
    }

    internal string OneOf(string key, string? absent, params string[] allowed)
    {
        if (absent is not null && Optional(key) is null)
        {
            return absent;
        }
        var child = Child(key);
        var text = Scalar(child, key);
        return allowed.Contains(text) ? text : throw Wrong(child, key, $"one of {string.Join(", ", allowed)}");
    }

    internal int Number(string key, int? absent, int least, int most)
    {
        if (absent is { } value && Optional(key) is null)
        {
            return value;
        }
        var child = Child(key);
        return
            int.TryParse(Scalar(child, key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw Wrong(child, key, $"a whole number from {least} to {most}");
    }

    internal decimal Decimal(string key, decimal? absent, decimal least, decimal most)
    {
        if (absent is { } value && Optional(key) is null)
        {
            return value;
        }
        var child = Child(key);
        return
            decimal.TryParse(
                Scalar(child, key),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number >= least
            && number <= most
            ? number
            : throw Wrong(child, key, $"a number from {least} to {most}");
    }

    internal bool Flag(string key, bool absent) => OneOf(key, absent ? "true" : "false", "true", "false") == "true";

    internal IReadOnlyList<string> Texts(string key, bool required = true) => [.. Items(key, required).Select(item => Scalar(item, key))];

    internal IReadOnlyList<YamlMap> Maps(string key, bool required = true) =>
        [
            .. Items(key, required)
                .Select(item => item is YamlMappingNode map ? new YamlMap(File, map) : throw Wrong(item, key, "a list of mappings")),
        ];

    internal YamlMap? Map(string key) =>
        Optional(key) is not { } child ? null
        : child is YamlMappingNode map ? new YamlMap(File, map)
        : throw Wrong(child, key, "a mapping");

    /// <summary>A mapping of free names to numbers.</summary>
    internal IReadOnlyDictionary<string, decimal> Numbers(decimal least, decimal most)
    {
        var numbers = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var key in Keys)
        {
            numbers.Add(key, Decimal(key, null, least, most));
        }
        return numbers;
    }

    internal IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>Called when all keys were asked for: a key that nobody asked for is a mistake.</summary>
    internal void End()
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !asked.Contains(name))
            {
                throw At(File, key.Start, $"'{key}' is not known here; known are {string.Join(", ", asked.Order(StringComparer.Ordinal))}");
            }
        }
    }

    internal UserError Error(string key, string what) => At(File, (Optional(key) ?? node).Start, what);

    private IEnumerable<YamlNode> Items(string key, bool required)
    {
        var child = required ? Child(key) : Optional(key);
        return child switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            _ => throw Wrong(child, key, "a list"),
        };
    }

    private YamlNode? Optional(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(key, out var child) ? child : null;
    }

    private YamlNode Child(string key) => Optional(key) ?? throw At(File, node.Start, $"'{key}' is missing");

    private string Scalar(YamlNode child, string key) =>
        child is YamlScalarNode { Value: { } value } ? value : throw Wrong(child, key, "a text or a number");

    private UserError Wrong(YamlNode child, string key, string expected) => At(File, child.Start, $"'{key}' must be {expected}");

    private static UserError At(string file, Mark mark, string what) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{file}:{Math.Max(1, mark.Line)}:{Math.Max(1, mark.Column)}: {what}"),
            "docs/study.md and docs/schemas/study.schema.json describe the files of a study."
        );
}
