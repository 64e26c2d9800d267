using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>Reads a repository's commits, once and in order, into a <see cref="History"/>.</summary>
internal sealed class HistoryReader(GitRepository repository, CommitLog log, AnalysisTools tools, CommitAuthors authors)
{
    private const int SubjectLength = 200;

    private readonly ContentTable contents = new();
    private readonly List<HistoryCommit> commits = [];
    private readonly List<HistoryStep> steps = [];
    private readonly SortedDictionary<string, SkippedEntry> links = new(StringComparer.Ordinal);
    private readonly Dictionary<(AuthorKind, string?, string?, string?), Author> plainAuthors = [];
    private readonly Dictionary<int, Content> firstPlace = [];

    internal async Task<History> Read(IProgress<AuditProgress>? progress, CancellationToken cancel)
    {
        var total = progress is null ? 0 : await log.Count(cancel);
        await foreach (var (commit, authorship) in authors.Find(log.Read(cancel), cancel))
        {
            var author = Shared(authorship.Author);
            var isEdge = IsEdge(commit);
            foreach (var change in commit.Changes.OrderBy(c => c.Path, StringComparer.Ordinal))
            {
                Take(
                    change,
                    authorship.Files.Count == 0 ? author : Shared(authorship.Of(change.Path)),
                    authorship.Parts.GetValueOrDefault(change.Path, []),
                    Told(authorship.Lines.GetValueOrDefault(change.Path, []))
                );
            }
            commits.Add(new HistoryCommit(commit.Id, commit.Time, Subject(commit.Message), author, isEdge, Twin(commit)));
            progress?.Report(new AuditProgress(AuditStage.History, commits.Count, total));
        }
        return new History(contents, commits, steps, [.. links.Values], [.. log.Gaps, .. authors.Gaps]);
    }

    /// <summary>The lines of several authors; one author's tell no more than the step's does.</summary>
    private static IReadOnlyList<LineAuthor> Told(IReadOnlyList<LineAuthor> lines) =>
        lines.Select(line => (line.Author.Kind, line.Author.ToolAndModel)).Distinct().Count() > 1 ? lines : [];

    private bool IsEdge(Commit commit) =>
        commit.Parents.Count == 0 && (repository.CutAt.Contains(commit.Id) || log.Gaps.Any(g => g.Commit == commit.Id));

    private void Take(FileChange change, Author author, IReadOnlyList<StepPart> parts, IReadOnlyList<LineAuthor> lines)
    {
        if (change.Mode is "120000" or "160000")
        {
            Link(change);
        }
        else if (tools.Version(change.Path) is not null)
        {
            var before = change.Before.Where(IsFile).Select(o => contents.Of(o.Path, o.Blob)).ToArray();
            var after = new Content(contents.Path(change.Path), change.Blob.IsZero ? HistoryStep.Gone : contents.Blob(change.Blob));
            if (before.Length == 0 && after.Blob != HistoryStep.Gone && firstPlace.TryGetValue(after.Blob, out var origin))
            {
                before = [origin]; // A copy, or a file that came back elsewhere: it follows its content.
            }
            if (after.Blob == HistoryStep.Gone ? before.Length > 0 : !before.Contains(after))
            {
                steps.Add(new HistoryStep(commits.Count, after, before, author) { Parts = parts, Lines = lines });
            }
            firstPlace.TryAdd(after.Blob, after);
        }
    }

    private bool IsFile(Origin origin) =>
        !origin.Blob.IsZero && origin.Mode is not ("120000" or "160000") && tools.Version(origin.Path) is not null;

    private void Link(FileChange change)
    {
        var (reason, detail) =
            change.Mode == "160000" ? ("submodule", "another repository's commit") : ("symlink", "a symbolic link is not followed");
        if (reason == "submodule" || tools.Version(change.Path) is not null)
        {
            links[change.Path] = new SkippedEntry(change.Path, change.Blob.ToString(), reason, detail, Whole: true, 1);
        }
    }

    /// <summary>One object for all commits of a person without further evidence.</summary>
    private Author Shared(Author author)
    {
        if (author.Evidence.Count > 0 || author.Session is not null)
        {
            return author;
        }
        var key = (author.Kind, author.Tool, author.Model, author.Person);
        return plainAuthors.TryGetValue(key, out var known) ? known : plainAuthors[key] = author;
    }

    private static string Subject(string message)
    {
        var start = message.AsSpan().TrimStart();
        var end = start.IndexOf('\n');
        var line = (end < 0 ? start : start[..end]).TrimEnd();
        return line.Length <= SubjectLength ? line.ToString() : $"{line[..(SubjectLength - 1)]}…";
    }

    private static int Twin(Commit commit)
    {
        var hash = 2166136261u;
        foreach (var c in $"{commit.Author.Email}\0{commit.Message}")
        {
            hash = (hash ^ c) * 16777619u;
        }
        return (int)hash;
    }
}
