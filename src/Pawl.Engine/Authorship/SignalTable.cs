using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Pawl.Engine.Git;

namespace Pawl.Engine.Authorship;

/// <summary>The signals by which a commit shows who wrote it. Data: <c>rules/signals.yaml</c> and the user's files of the same form.</summary>
public sealed class SignalTable
{
    private const string Resource = "signals.yaml";
    private const int CoAuthorLimit = 200;
    private const int EndLimit = 1 << 16;

    // Words that turn "AI-Generated: no" round.
    private static readonly string[] Negations =
    [
        "no",
        "none",
        "not",
        "false",
        "never",
        "n/a",
        "na",
        "0",
        "0%",
        "human",
        "manual",
        "nil",
        "without",
    ];
    private static readonly string[] CoAuthorKeys =
    [
        "co-authored-by",
        "co-author",
        "coauthored-by",
        "assisted-by",
        "generated-by",
        "made-with",
        "ai-co-author",
    ];

    private readonly ILookup<SignalKind, Signal> byKind;
    private readonly SearchValues<string>? triggers;
    private readonly ConcurrentDictionary<(SignalKind, string, string), IReadOnlyList<SignalHit>> identities = new();

    private SignalTable(IReadOnlyList<Signal> signals, ToolNames tools)
    {
        All = signals;
        Tools = tools;
        byKind = signals.SelectMany(signal => signal.Kinds.Select(kind => (kind, signal))).ToLookup(pair => pair.kind, pair => pair.signal);
        var inMessage = signals
            .Where(signal => signal.Kinds.Any(kind => kind is not (SignalKind.Author or SignalKind.Committer or SignalKind.Branch)))
            .ToList();
        triggers = inMessage.Any(signal => signal.Has.Count == 0)
            ? null
            : SearchValues.Create([.. inMessage.SelectMany(signal => signal.Has).Concat(CoAuthorKeys)], StringComparison.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Signal> All { get; }

    public ToolNames Tools { get; }

    /// <summary>The signals that come with Pawl, and those of the user's files.</summary>
    /// <exception cref="UserError">A file cannot be read; says the line.</exception>
    public static SignalTable Load(params string[] userFiles)
    {
        var tools = new ToolNames();
        var signals = new List<Signal>();
        using (var stream = typeof(SignalTable).Assembly.GetManifestResourceStream(Resource)!)
        using (var reader = new StreamReader(stream))
        {
            new SignalFile(Resource).Read(reader.ReadToEnd(), tools, signals);
        }
        foreach (var file in userFiles)
        {
            new SignalFile(file).Read(ReadFile(file), tools, signals);
        }
        return new SignalTable(signals, tools);
    }

    /// <summary>Everything that the commit's message and people show, in the order of the table.</summary>
    /// <param name="branch">Where it is known on which branch the work is done.</param>
    public IReadOnlyList<SignalHit> Find(Commit commit, string? branch)
    {
        var hits = new List<SignalHit>();
        hits.AddRange(FindPerson(SignalKind.Author, commit.Author));
        hits.AddRange(FindPerson(SignalKind.Committer, commit.Committer));
        var message = FoldedText.Fold(Ends(commit.Message));
        if (triggers is null || message.AsSpan().ContainsAny(triggers))
        {
            FindInMessage(OwnLines.Of(message), hits);
        }
        if (branch is not null)
        {
            FindIn(branch, SignalKind.Branch, hits);
        }
        return hits;
    }

    /// <summary>What a person's name and address show.</summary>
    internal IReadOnlyList<SignalHit> FindPerson(SignalKind kind, Identity person)
    {
        if (!identities.TryGetValue((kind, person.Name, person.Email), out var hits))
        {
            var found = new List<SignalHit>();
            FindIn(FoldedText.Fold($"{person.Name} <{person.Email}>"), kind, found);
            identities[(kind, person.Name, person.Email)] = hits = found;
        }
        return hits;
    }

    /// <summary>People named as co-authors in the message's own lines.</summary>
    internal static IEnumerable<Identity> CoAuthors(IEnumerable<string> ownLines)
    {
        foreach (var line in ownLines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var open = line.IndexOf('<', StringComparison.Ordinal);
            if (colon > 0 && open > colon && CoAuthorKeys.Contains(line[..colon].Trim(), StringComparer.OrdinalIgnoreCase))
            {
                var close = line.IndexOf('>', open);
                yield return new Identity(line[(colon + 1)..open].Trim(), line[(open + 1)..(close < 0 ? line.Length : close)].Trim());
            }
        }
    }

    // Of a message far beyond any real one the beginning and the end are enough.
    private static string Ends(string message) =>
        message.Length <= 2 * EndLimit
            ? message
            : string.Concat(message.AsSpan(0, EndLimit), "\n", message.AsSpan(message.Length - EndLimit));

    private void FindInMessage(List<string> lines, List<SignalHit> hits)
    {
        foreach (var person in CoAuthors(lines).Distinct().Take(CoAuthorLimit))
        {
            hits.AddRange(FindPerson(SignalKind.CoAuthor, person));
        }
        FindIn(lines[0], SignalKind.Subject, hits);
        var text = string.Join('\n', lines);
        FindIn(text, SignalKind.Trailer, hits);
        FindIn(text, SignalKind.Footer, hits);
        FindIn(text, SignalKind.Pointer, hits);
    }

    private void FindIn(string text, SignalKind kind, List<SignalHit> hits)
    {
        var isPerson = kind is SignalKind.Author or SignalKind.Committer or SignalKind.CoAuthor;
        foreach (var signal in byKind[kind])
        {
            // A machine's own row comes before the row for all machines.
            var isKnown = signal is { Tool: null, IsAutomation: true } && hits.Count > 0;
            if (
                !isKnown
                && signal.MayMatch(text)
                && signal.Pattern.Value.Match(text) is { Success: true } match
                && Hit(signal, kind, match, isPerson ? text : match.Value) is { } hit
            )
            {
                hits.Add(hit);
            }
        }
    }

    /// <param name="seen">For the evidence.</param>
    private SignalHit? Hit(Signal signal, SignalKind kind, Match match, string seen)
    {
        var model = match.Groups["model"] is { Success: true } named ? Tools.ModelIn(named.Value) : null;
        var session = match.Groups["session"] is { Success: true } told ? told.Value : null;
        if (signal.Tool is { } tool)
        {
            return new SignalHit(signal, kind, tool, model, session, signal.IsAutomation, seen);
        }
        var agent = match.Groups["agent"].Value.Trim();
        if (Negations.Contains(agent.Split(' ', 2)[0], StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }
        var (known, knownModel) = Tools.Read(agent);
        if (known is null && signal.KnownOnly)
        {
            return null;
        }
        var id = known ?? (signal.IsAutomation || model is not null && agent.Length > 0 ? Tools.IdOf(agent) : ToolNames.Unnamed);
        return new SignalHit(signal, kind, id, model ?? knownModel, session, signal.IsAutomation && known is null, seen);
    }

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"the signals file {file} cannot be read: {error.Message}", "see that it exists and may be read");
        }
    }
}
