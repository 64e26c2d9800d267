using System.Text;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Policy;

/// <summary>Subjects in which a mistake costs most, and how code shows that it is about them: <c>rules/topics.yaml</c>.</summary>
public sealed class TopicTable
{
    private const string Resource = "topics.yaml";
    private static readonly Lazy<TopicTable> Loaded = new(Load);
    private readonly List<Topic> topics = [];

    private TopicTable() { }

    public static TopicTable BuiltIn => Loaded.Value;

    public IReadOnlyList<string> Names => [.. topics.Select(topic => topic.Name)];

    /// <summary>The topics of a change, in the table's order.</summary>
    /// <param name="path">Its names' words count.</param>
    /// <param name="lines">Changed lines; their identifiers' words count.</param>
    /// <param name="cwe">Weaknesses of findings and defences that came, went or stand on changed lines.</param>
    public IReadOnlyList<string> Of(string path, IEnumerable<string> lines, IEnumerable<int> cwe)
    {
        var words = lines.Append(path).SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        var weaknesses = cwe.ToHashSet();
        return [.. topics.Where(t => t.Words.Overlaps(words) || t.Cwe.Overlaps(weaknesses)).Select(t => t.Name)];
    }

    /// <summary>Lower-case words of names: <c>loadAesKey</c> has load, aes, key.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var begins = char.IsUpper(c) && i > 0 && (!char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
            if ((begins || !char.IsLetterOrDigit(c)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }
        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static TopicTable Load()
    {
        using var stream = typeof(TopicTable).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var table = new TopicTable();
        foreach (var (name, topic) in new PolicyNode(Resource, "", yaml.Documents[0].RootNode).Entries)
        {
            topic.Allow("words", "cwe");
            table.topics.Add(new Topic(name, [.. topic.Need("words").Texts], [.. topic.Need("cwe").Items.Select(n => n.Number(1, 9999))]));
        }
        return table;
    }

    private sealed record Topic(string Name, HashSet<string> Words, HashSet<int> Cwe);
}
