using System.Text;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Authorship.Export;
using Pawl.Engine.Git;

namespace Pawl.Tests.Authorship;

/// <summary>What is written for others is read back as what it was.</summary>
public sealed class ExportTests : IDisposable
{
    private const string Claude = "\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>\n";
    private readonly TestRepo repo = new();

    public ExportTests()
    {
        repo.Commit("mine", ("a b.py", "one\ntwo\nthree\n"), ("c.py", "c\n"));
        repo.Commit("turn" + Claude, ("a b.py", "zero\none\ntwo\nnew\nthree\nlast\nlast2\n"), ("c.py", "d\n"));
        repo.Commit("mine again", ("c.py", "e\n"));
    }

    private async Task<List<AgentLines>> Read()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var repository = await GitRepository.Open(repo.Path, cancel);
        await using var authors = await CommitAuthors.By(SignalTable.Load([]))(repository, cancel);
        return await AgentLines.Read(repository, Revisions.OfHead(repository), authors, cancel).ToListAsync(cancel);
    }

    private async Task<CommitAuthorship> Authorship(string subject)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var repository = await GitRepository.Open(repo.Path, cancel);
        await using var authors = await CommitAuthors.By(SignalTable.Load([]))(repository, cancel);
        var log = new CommitLog(repository, Revisions.OfHead(repository));
        var all = await authors.Find(log.Read(cancel), cancel).ToListAsync(cancel);
        return all.Single(pair => pair.Commit.Message.StartsWith(subject, StringComparison.Ordinal)).Authorship;
    }

    [Fact]
    public async Task Only_the_lines_that_an_agent_added()
    {
        var commit = Assert.Single(await Read());
        Assert.Equal(["a b.py", "c.py"], commit.Files.Select(f => f.Path));
        Assert.Equal([(1, 1), (4, 4), (6, 7)], commit.Files[0].Lines.Select(l => (l.First, l.Last)));
    }

    [Fact]
    public async Task A_note_of_git_ai_is_read_back()
    {
        var cancel = TestContext.Current.CancellationToken;
        var commit = Assert.Single(await Read());
        repo.Git("config", "user.name", "x");
        repo.Git("config", "user.email", "x@example.com");
        using (var repository = await GitRepository.Open(repo.Path, cancel))
        {
            Assert.True(await GitAiWriter.Add(repository, commit, cancel));
            Assert.False(await GitAiWriter.Add(repository, commit, cancel));
        }
        var authorship = await Authorship("turn");
        Assert.Equal((AuthorKind.Agent, EvidenceLevel.Recorded), (authorship.Of("c.py").Kind, authorship.Of("c.py").Level));
        Assert.Equal(("claude-code", "claude-opus-4.5"), (authorship.Of("a b.py").Tool, authorship.Of("a b.py").Model));
        Assert.Equal([(1, 1), (4, 4), (6, 7)], authorship.Lines["a b.py"].Select(l => (l.First, l.Last)));
    }

    [Fact]
    public async Task A_trace_is_read_back_and_is_the_same_each_time()
    {
        using var stream = new MemoryStream();
        AgentTraceWriter.Write(stream, Assert.Single(await Read()));
        var first = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("\"model_id\":\"anthropic/claude-opus-4.5\"", first, StringComparison.Ordinal);
        repo.Commit("traces", (".agent-trace/traces.jsonl", first));
        var authorship = await Authorship("turn");
        Assert.Equal((AuthorKind.Agent, EvidenceLevel.Recorded), (authorship.Of("c.py").Kind, authorship.Of("c.py").Level));
        Assert.Equal([(1, 1), (4, 4), (6, 7)], authorship.Lines["a b.py"].Select(l => (l.First, l.Last)));
        using var again = new MemoryStream();
        AgentTraceWriter.Write(again, (await Read()).First());
        Assert.Equal(first, Encoding.UTF8.GetString(again.ToArray()));
    }

    public void Dispose() => repo.Dispose();
}
