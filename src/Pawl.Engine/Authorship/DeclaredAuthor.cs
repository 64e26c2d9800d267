using Pawl.Engine.Git;

namespace Pawl.Engine.Authorship;

/// <summary>Who wrote a commit, as far as its message and its people tell.</summary>
internal static class DeclaredAuthor
{
    // Aider marks the person's own name: "Jane Doe (aider)".
    private const string ToolSuffix = " (aider)";

    public static Author Of(Commit commit, IReadOnlyList<SignalHit> hits, SignalTable signals)
    {
        if (hits.Count == 0)
        {
            return new Author(AuthorKind.Undeclared, null, null, NameOf(commit.Author), null, EvidenceLevel.Undeclared, []);
        }
        var evidence = hits.Select(hit => hit.AsEvidence()).Distinct().ToList();
        var agents = hits.Where(hit => !hit.IsAutomation && !hit.Signal.IsHint && hit.Kind != SignalKind.Pointer).ToList();
        var pointers = hits.Where(hit => hit.Kind == SignalKind.Pointer).ToList();
        if (agents.Count > 0)
        {
            return Agent(commit, hits, agents, pointers, signals) with { Evidence = evidence };
        }
        if (hits.FirstOrDefault(hit => hit.IsAutomation) is { } bot)
        {
            return new Author(AuthorKind.Bot, bot.Tool, null, null, null, bot.Level, evidence);
        }
        if (pointers.Count > 0)
        {
            // An agent's session is named, but nobody says who wrote: that is not a person's commit, nor surely an agent's.
            return new Author(AuthorKind.Unknown, null, null, NameOf(commit.Author), pointers[0].Session, EvidenceLevel.Inferred, evidence);
        }
        return new Author(AuthorKind.Undeclared, null, null, NameOf(commit.Author), null, EvidenceLevel.Undeclared, evidence);
    }

    /// <summary><c>Name &lt;email&gt;</c>.</summary>
    public static string NameOf(Identity person) =>
        $"{(IsMarkedPerson(person) ? person.Name[..^ToolSuffix.Length].TrimEnd() : person.Name)} <{person.Email}>";

    private static Author Agent(
        Commit commit,
        IReadOnlyList<SignalHit> hits,
        List<SignalHit> agents,
        List<SignalHit> pointers,
        SignalTable signals
    )
    {
        var main = agents
            .OrderByDescending(hit => hit.Level)
            .ThenByDescending(hit => hit.Tool != ToolNames.Unnamed)
            .ThenByDescending(hit => hit.Model is not null)
            .First();
        // The model may stand in a second trailer: "AI-Model: ...".
        var model =
            main.Model
            ?? agents.FirstOrDefault(hit => hit.Model is not null && (hit.Tool == main.Tool || hit.Tool == ToolNames.Unnamed))?.Model;
        var pointer = pointers.FirstOrDefault(hit => hit.Tool == main.Tool) ?? pointers.FirstOrDefault();
        var level = main.Level == EvidenceLevel.Inferred && pointer is not null ? EvidenceLevel.Declared : main.Level;
        return new Author(AuthorKind.Agent, main.Tool, model, Director(commit, hits, signals), main.Session ?? pointer?.Session, level, []);
    }

    /// <summary>The commit's author, or who stands beside an author that is a machine.</summary>
    private static string? Director(Commit commit, IReadOnlyList<SignalHit> hits, SignalTable signals)
    {
        if (!hits.Any(hit => hit.Kind == SignalKind.Author && !IsMarkedPerson(commit.Author)))
        {
            return NameOf(commit.Author);
        }
        var others = SignalTable.CoAuthors(OwnLines.Of(FoldedText.Fold(commit.Message))).Append(commit.Committer);
        return others.FirstOrDefault(IsPerson) is { } person ? NameOf(person) : null;

        bool IsPerson(Identity other) =>
            other.Email.Length > 0
            && other != commit.Author
            && other.Email != "noreply@github.com"
            && signals.FindPerson(SignalKind.CoAuthor, other).Count == 0
            && signals.FindPerson(SignalKind.Author, other).Count == 0;
    }

    private static bool IsMarkedPerson(Identity person) => person.Name.EndsWith(ToolSuffix, StringComparison.OrdinalIgnoreCase);
}
