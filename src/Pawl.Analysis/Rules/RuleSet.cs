using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Rules;

/// <summary>The rules and lists of one language, indexed by the names that their patterns look for.</summary>
public sealed class RuleSet
{
    private readonly HookIndex[] hooks;
    private readonly Lazy<string[]> imports;
    private readonly KnownAnswers<Hook[]> onComment;
    private readonly SearchValues<string>? commentWords;
    private readonly bool followTests;

    // Hashes of comments to which nothing applies, several threads' together.
    private const int QuietComments = 1 << 13;
    private readonly ulong[] quietComments = new ulong[QuietComments];

    internal RuleSet(string language, IReadOnlyList<Rule> rules, IReadOnlyList<Hook> all, IReadOnlyList<Pattern> facts, string digest)
    {
        Language = language;
        Rules = rules;
        Facts = facts;
        Digest = digest;
        followTests = rules.Any(r => r.InTests && r.Detector is not { Name: "secrets" or "packages" });
        Secrets = [.. rules.Where(r => r.Detector is { Name: "secrets" }).Select(r => new Detectors.Secrets(r))];
        Packages = rules.FirstOrDefault(r => r.Detector is { Name: "packages" }) is { } imported
            ? new(() => new Detectors.Packages(imported))
            : null;
        List<Hook>[] byKind = [.. Enum.GetValues<PatternKind>().Select(_ => new List<Hook>())];
        foreach (var hook in all)
        {
            byKind[(int)hook.Pattern.Kind].Add(hook);
        }
        hooks = [.. byKind.Select(list => new HookIndex(list))];
        onComment = new(text => [.. Of(PatternKind.Comment).Globs.Where(h => Fits(h.Pattern, text))]);
        var comments = Of(PatternKind.Comment).Globs.Select(h => h.Pattern.Has).ToList();
        commentWords = comments.Contains(null)
            ? null
            : SearchValues.Create([.. comments.SelectMany(words => words!).Distinct()], StringComparison.OrdinalIgnoreCase);
        imports = new(() =>
            [
                .. all.Select(h => h.Pattern)
                    .Concat(facts)
                    .SelectMany(p => p.When.Concat(p.Unless))
                    .SelectMany(ImportsIn)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>The folder below <c>rules/</c>.</summary>
    public string Language { get; }

    /// <summary>C and what builds on it: variables have addresses, calls write through them.</summary>
    internal bool HasAddresses => Language is "c" or "cpp";

    /// <summary>A call may change a variable that it is given.</summary>
    internal bool HasReferences => Language == "cpp";

    /// <summary>Sorted by id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Hex digits over everything that ends in findings; what reports take from the rules themselves is left out.</summary>
    public string Digest { get; }

    internal IReadOnlyList<Pattern> Facts { get; }

    /// <summary>Families that the result of a call is clean of, unless the call makes text of text.</summary>
    internal ulong TextOnly { get; init; }

    /// <summary>
    /// In tests only secrets are told, and what rules that hold there ask for: when none asks for more than is written in one literal or import,
    /// no value matters.
    /// </summary>
    internal bool Follows(bool isTest) => !isTest || followTests;

    internal Detectors.Secrets[] Secrets { get; }

    internal Lazy<Detectors.Packages>? Packages { get; }

    internal Defences.DefenceWords DefenceWords { get; init; } = new();

    internal Defences.Frameworks Frameworks { get; init; } = new();

    internal TestSigns Tests { get; init; } = new([], []);

    /// <summary>Every module that some condition asks a file's imports for.</summary>
    internal IReadOnlyList<string> Imports => imports.Value;

    /// <summary>What is asked of comments and fits this one.</summary>
    internal IReadOnlyList<Hook> OnComment(Comment comment)
    {
        // Versions of a file have the same comments, and most say nothing that anybody asks for.
        var hash = XxHash3.HashToUInt64(comment.Utf8.Span);
        ref var slot = ref quietComments[hash % QuietComments];
        if (slot == hash)
        {
            return [];
        }
        var text = comment.Text;
        var hooks = commentWords is not null && !text.AsSpan().ContainsAny(commentWords) ? [] : onComment.Of(text);
        slot = hooks.Length == 0 ? hash : slot;
        return hooks;
    }

    private static bool Fits(Pattern pattern, string text) =>
        (pattern.Has is not { } words || Array.Exists(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
        && pattern.Regex!.IsMatch(text);

    internal HookIndex Of(PatternKind kind) => hooks[(int)kind];

    private static IEnumerable<string> ImportsIn(Condition condition) =>
        condition switch
        {
            ImportCondition import => import.Names,
            AnyCondition any => any.Conditions.SelectMany(ImportsIn),
            NotCondition not => ImportsIn(not.Condition),
            _ => [],
        };

    /// <param name="files">Name and content of every YAML file of the language, in any order; lists have <c>lists/</c> in their name.</param>
    /// <exception cref="RuleError">A file is wrong.</exception>
    public static RuleSet FromYaml(string language, IEnumerable<KeyValuePair<string, string>> files) => FromData(language, RootsOf(files));

    /// <summary>The files in the order in which they are read.</summary>
    internal static IReadOnlyList<(string File, DataNode Root)> RootsOf(IEnumerable<KeyValuePair<string, string>> files) =>
        [.. files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, YamlReader.Read(f.Key, f.Value)))];

    /// <param name="digest">Of these files, when it is known.</param>
    internal static RuleSet FromData(string language, IReadOnlyList<(string File, DataNode Root)> files, string? digest = null) =>
        new RuleReader(language).Read(files, digest ?? DigestOf(files.Select(f => f.Root)));

    // Taken from the rules when a report is written. Titles and messages are part of findings, which are kept.
    private static readonly string[] ForPeople = ["why", "instead", "references"];

    internal static string DigestOf(IEnumerable<DataNode> roots)
    {
        var text = new StringBuilder();
        foreach (var root in roots)
        {
            Write(root, text);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private static void Write(DataNode node, StringBuilder text)
    {
        if (node.Scalar is { } scalar)
        {
            text.Append(scalar.Length).Append(':').Append(scalar);
        }
        foreach (var item in node.Items ?? [])
        {
            text.Append('-');
            Write(item, text);
        }
        foreach (var (key, value) in node.Entries ?? [])
        {
            if (!ForPeople.Contains(key))
            {
                text.Append('{').Append(key.Length).Append(':').Append(key);
                Write(value, text);
            }
        }
        text.Append(';');
    }
}
