using Pawl.Analysis;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Tests.Matching;

namespace Pawl.Tests.Audit;

/// <summary>
/// An audit over files named <c>*.toy</c> and authors told by the committing name: <c>claude</c>, <c>codex</c> are
/// agents, <c>pair</c> is mixed, <c>bot</c>, <c>nobody</c> (unknown), <c>ann</c> a declared person, all others undeclared.
/// </summary>
internal static class ToyAudit
{
    internal const string Claude = "claude <claude@example.com>";
    internal const string Codex = "codex <codex@example.com>";
    internal const string Pair = "pair <pair@example.com>";
    internal const string Bot = "bot <bot@example.com>";
    internal const string Nobody = "nobody <nobody@example.com>";
    internal const string Ann = "ann <ann@example.com>";

    internal static AnalysisTools Tools { get; } =
        new(
            path => path.EndsWith(".toy", StringComparison.Ordinal) ? "toy" : null,
            "toy-engine",
            "toy-rules",
            () => new AnalysisWorker((_, content) => Analyse(content))
        );

    internal static Task<CommitAuthors> Authors(GitRepository repository, CancellationToken cancel) =>
        Task.FromResult(new CommitAuthors((commits, _) => commits.Select(c => (c, AuthorshipOf(c)))));

    internal static async Task<AuditReport> Run(
        TestRepo repo,
        Func<AuditOptions, AuditOptions>? change = null,
        ContentCache? cache = null,
        AnalysisTools? tools = null
    )
    {
        var options = new AuditOptions(repo.Path) { MinimumChains = 1 };
        using var none = ContentCache.Open(null);
        return await new HistoryAudit(change?.Invoke(options) ?? options, tools ?? Tools, cache ?? none, null).Run(
            Authors,
            TestContext.Current.CancellationToken
        );
    }

    private static FileAnalysis Analyse(ReadOnlySpan<byte> content)
    {
        return content.Contains((byte)0)
            ? FileAnalysis.NotAnalysed("toy", new Pawl.Analysis.Gap("binary", "it has a zero byte", Whole: true))
            : ToyAnalysis.Of(content);
    }

    private static CommitAuthorship AuthorshipOf(Commit commit) =>
        new(AuthorOf(commit), new Dictionary<string, Author>(), new Dictionary<string, IReadOnlyList<LineAuthor>>());

    private static Author AuthorOf(Commit commit)
    {
        var (kind, tool, model) = commit.Author.Name switch
        {
            "claude" => (AuthorKind.Agent, "claude-code", "opus"),
            "codex" => (AuthorKind.Agent, "codex", null),
            "pair" => (AuthorKind.Mixed, "claude-code", "opus"),
            "bot" => (AuthorKind.Bot, "dependabot", null),
            "nobody" => (AuthorKind.Unknown, null, null),
            "ann" => (AuthorKind.Human, null, null),
            _ => (AuthorKind.Undeclared, (string?)null, (string?)null),
        };
        var level = kind is AuthorKind.Undeclared or AuthorKind.Unknown ? EvidenceLevel.Undeclared : EvidenceLevel.Declared;
        Evidence[] evidence = level == EvidenceLevel.Declared ? [new Evidence(level, "name", commit.Author.Name)] : [];
        return new Author(kind, tool, model, $"{commit.Author.Name} <{commit.Author.Email}>", null, level, evidence);
    }
}
