using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Ledger;

/// <summary>What ledgers say about commits: this clone's, and those that came with notes.</summary>
internal sealed class LedgerAuthors
{
    internal const string Source = "pawl-ledger";

    private readonly Dictionary<ObjectId, List<LedgerRecord>> byCommit = [];

    private LedgerAuthors() { }

    internal StepGraph Graph { get; } = new();

    /// <summary>Reads all notes, and the lines that stand in none yet.</summary>
    internal static async Task<LedgerAuthors> Open(GitRepository repository, BlobReader blobs, List<Gap> gaps, CancellationToken cancel)
    {
        var authors = new LedgerAuthors();
        foreach (var record in new StepLedger(repository.CommonFolder, () => "").Backwards(null))
        {
            authors.Graph.Add(record);
        }
        foreach (var reference in await Notes.Find(repository, "pawl", cancel))
        {
            try
            {
                await foreach (var note in Notes.Read(repository, blobs, reference, gaps.Add, cancel))
                {
                    authors.Add(note, gaps);
                }
            }
            catch (GitException)
            {
                gaps.Add(new Gap(null, $"the notes of {reference.Name} could not be read: a folder is missing"));
            }
        }
        return authors;
    }

    /// <summary>What is recorded of a commit's files; null when nothing is.</summary>
    internal (CommitRecord Record, IReadOnlyDictionary<string, IReadOnlyList<LedgerStep>> Steps)? Of(Commit commit)
    {
        if (Graph.Count == 0 || commit.Parents.Count > 1)
        {
            return null;
        }
        var steps = new Dictionary<string, IReadOnlyList<LedgerStep>>();
        foreach (var change in commit.Changes)
        {
            if (StepsOf(commit.Id, change) is { Count: > 0 } way)
            {
                steps[change.Path] = way;
            }
        }
        return steps.Count == 0
            ? null
            : (new CommitRecord(Source, steps.ToDictionary(file => file.Key, file => ClaimOf(file.Value))), steps);
    }

    /// <summary>The way from the content before to the one after; where a rewrite changed both, what the commit's own note says of the file.</summary>
    private IReadOnlyList<LedgerStep>? StepsOf(ObjectId commit, FileChange change)
    {
        var origin = change.Before.FirstOrDefault(new Origin(change.Path, "", default));
        var (before, after) = (Blob(origin.Blob), Blob(change.Blob));
        if (Graph.Way(origin.Path, before, change.Path, after) is { } way)
        {
            return [.. way.Select(record => record.Step)];
        }
        return byCommit.TryGetValue(commit, out var own)
            ?
            [
                .. own.Where(record => record.Step.Path == change.Path)
                    .OrderBy(record => record.Ledger, StringComparer.Ordinal)
                    .ThenBy(record => record.Number)
                    .Select(record => record.Step),
            ]
            : null;
    }

    internal static string? Blob(ObjectId id) => id.IsZero ? null : id.ToString();

    private void Add(Note note, List<Gap> gaps)
    {
        var bad = 0;
        foreach (var line in note.Text.Split('\n'))
        {
            if (line.Length == 0)
            {
                continue;
            }
            if (StepLedger.TryParse(line) is not { } record)
            {
                bad++;
                continue;
            }
            Graph.Add(record);
            if (!byCommit.TryGetValue(note.Commit, out var list))
            {
                byCommit[note.Commit] = list = [];
            }
            list.Add(record);
        }
        if (bad > 0)
        {
            gaps.Add(new Gap(note.Commit, $"its note in {LedgerNotes.Reference} has {bad} lines that are no records or were altered"));
        }
    }

    private static Claim ClaimOf(IReadOnlyList<LedgerStep> steps)
    {
        var agent = steps.LastOrDefault(step => step.By == AuthorKind.Agent);
        var hasPerson = steps.Any(step => step is { By: AuthorKind.Human, Cosmetic: false });
        var kind =
            agent is not null ? (hasPerson ? AuthorKind.Mixed : AuthorKind.Agent)
            : hasPerson ? AuthorKind.Human
            : steps.All(step => step.By == AuthorKind.Bot) ? AuthorKind.Bot
            : steps.Any(step => step.By == AuthorKind.Human) ? AuthorKind.Human
            : AuthorKind.Unknown;
        var person = (agent ?? steps.LastOrDefault(step => step.Person is not null))?.Person;
        return new Claim(kind, agent?.Agent, ModelName.Normalise(agent?.Model), agent?.Session, person, Source, 0, []);
    }

    /// <summary>The parts of a step for its chain, where an agent had a hand in it.</summary>
    internal static IReadOnlyList<StepPart> Parts(IReadOnlyList<LedgerStep> steps) =>
        steps.Any(step => step.By == AuthorKind.Agent)
            ? [.. steps.Select(step => new StepPart(step.By, step.Iteration, step.Cosmetic))]
            : [];
}
