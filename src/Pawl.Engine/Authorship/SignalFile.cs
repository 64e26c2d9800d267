using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Authorship;

/// <summary>Reads one file of signals.</summary>
/// <param name="name">For messages.</param>
internal sealed class SignalFile(string name)
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase
        | RegexOptions.Multiline
        | RegexOptions.CultureInvariant
        | RegexOptions.NonBacktracking
        | RegexOptions.ExplicitCapture;

    private static readonly Dictionary<string, SignalKind> Kinds = new()
    {
        ["trailer"] = SignalKind.Trailer,
        ["footer"] = SignalKind.Footer,
        ["co-author"] = SignalKind.CoAuthor,
        ["author"] = SignalKind.Author,
        ["committer"] = SignalKind.Committer,
        ["subject"] = SignalKind.Subject,
        ["branch"] = SignalKind.Branch,
        ["pointer"] = SignalKind.Pointer,
    };

    /// <exception cref="UserError">The file is not of the form that <c>rules/signals.yaml</c> shows; says where.</exception>
    public void Read(string text, ToolNames tools, List<Signal> signals)
    {
        if (Parse(text) is not { } root)
        {
            return;
        }
        Allow(root, "tools", "model-families", "signals");
        foreach (var tool in Sequence(root, "tools").Select(Mapping))
        {
            Allow(tool, "id", "names");
            var id = Text(tool, "id") ?? throw Error(tool, "a tool needs an id");
            tools.Add(id, id);
            Texts(tool, "names").ForEach(alias => tools.Add(id, alias));
        }
        Texts(root, "model-families").ForEach(tools.AddFamily);
        signals.AddRange(Sequence(root, "signals").Select(Mapping).Select(ReadSignal));
    }

    private Signal ReadSignal(YamlMappingNode node)
    {
        Allow(node, "id", "tool", "kind", "has", "pattern", "evidence", "automation", "hint", "known-only");
        var id = Text(node, "id") ?? throw Error(node, "a signal needs an id");
        var pattern = Text(node, "pattern") ?? throw Error(node, $"{id} needs a pattern");
        var kinds = Texts(node, "kind")
            .ConvertAll(kind =>
                Kinds.TryGetValue(kind, out var known)
                    ? known
                    : throw Error(node, $"'{kind}' is no kind; known are {string.Join(", ", Kinds.Keys)}")
            );
        var level = Text(node, "evidence") switch
        {
            null => (EvidenceLevel?)null,
            "declared" => EvidenceLevel.Declared,
            "inferred" => EvidenceLevel.Inferred,
            var other => throw Error(node, $"'{other}' is no evidence; known are declared, inferred"),
        };
        return new Signal(
            id,
            Text(node, "tool"),
            kinds.Count > 0 ? kinds : throw Error(node, $"{id} needs a kind"),
            Texts(node, "has"),
            level,
            IsTrue(node, "automation"),
            IsTrue(node, "hint"),
            IsTrue(node, "known-only"),
            new Lazy<Regex>(() => Build(node, id, pattern))
        );
    }

    private Regex Build(YamlNode node, string id, string pattern)
    {
        try
        {
            return new Regex(pattern, Options);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw Error(node, $"the pattern of {id} cannot be used: {error.Message}");
        }
    }

    private YamlMappingNode? Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw Error(error.Start, error.InnerException?.Message ?? error.Message);
        }
        return stream.Documents.Count == 0 ? null : Mapping(stream.Documents[0].RootNode);
    }

    private YamlMappingNode Mapping(YamlNode node) => node as YamlMappingNode ?? throw Error(node, "keys and values are expected here");

    private IEnumerable<YamlNode> Sequence(YamlMappingNode node, string key) =>
        Child(node, key) switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            var other => throw Error(other, $"a list is expected for {key}"),
        };

    private List<string> Texts(YamlMappingNode node, string key) =>
        Child(node, key) switch
        {
            null => [],
            YamlScalarNode scalar => [scalar.Value ?? ""],
            YamlSequenceNode list =>
            [
                .. list.Children.Select(item => (item as YamlScalarNode)?.Value ?? throw Error(item, $"a text is expected in {key}")),
            ],
            var other => throw Error(other, $"a text or a list of them is expected for {key}"),
        };

    private string? Text(YamlMappingNode node, string key) => Texts(node, key).FirstOrDefault();

    private bool IsTrue(YamlMappingNode node, string key) =>
        Text(node, key) switch
        {
            null or "false" => false,
            "true" => true,
            var other => throw Error(node, $"{key} is true or false, not '{other}'"),
        };

    private void Allow(YamlMappingNode node, params string[] keys)
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !keys.Contains(key.Value)))
        {
            throw Error(key, $"'{key.Value}' is not known here; known are {string.Join(", ", keys)}");
        }
    }

    private static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private UserError Error(YamlNode node, string message) => Error(node.Start, message);

    private UserError Error(Mark place, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}:{place.Line}: {message}"), "rules/signals.yaml shows the form");
}
