using System.Globalization;
using Pawl.Engine.Policy;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Reviews;

/// <summary>What to ask of a change: <c>rules/review-questions.yaml</c>.</summary>
public sealed class ReviewQuestions
{
    private const string Resource = "review-questions.yaml";
    private static readonly Lazy<ReviewQuestions> Loaded = new(Load);

    private readonly List<string> always = [];
    private readonly Dictionary<string, IReadOnlyList<string>> byDefence = new(StringComparer.Ordinal);
    private readonly Dictionary<int, IReadOnlyList<string>> byWeakness = [];

    private ReviewQuestions() { }

    public static ReviewQuestions BuiltIn => Loaded.Value;

    /// <summary>Kinds of safeguards that have a question.</summary>
    public IReadOnlyCollection<string> Defences => byDefence.Keys;

    /// <summary>Each question once: about lost safeguards, then about weaknesses, then those for every change.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> lostDefences, IEnumerable<int> weaknesses) =>
        [
            .. lostDefences
                .SelectMany(kind => byDefence.GetValueOrDefault(kind) ?? [])
                .Concat(weaknesses.SelectMany(cwe => byWeakness.GetValueOrDefault(cwe) ?? []))
                .Concat(always)
                .Distinct(),
        ];

    private static ReviewQuestions Load()
    {
        using var stream = typeof(ReviewQuestions).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var root = new PolicyNode(Resource, "", yaml.Documents[0].RootNode);
        root.Allow("always", "defences", "weaknesses");
        var questions = new ReviewQuestions();
        questions.always.AddRange(root.Need("always").Texts);
        foreach (var (kind, asked) in root.Need("defences").Entries)
        {
            questions.byDefence.Add(kind, asked.Texts);
        }
        foreach (var weakness in root.Need("weaknesses").Items)
        {
            var asked = weakness.Need("ask").Texts;
            foreach (var number in weakness.Need("cwe").Texts)
            {
                questions.byWeakness.Add(int.Parse(number, CultureInfo.InvariantCulture), asked);
            }
        }
        return questions;
    }
}
