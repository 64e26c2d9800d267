using Pawl.Engine.Authorship;
using Pawl.Engine.Git;

namespace Pawl.Tests.Authorship;

public sealed class AuthorResolverTests
{
    private const string Claude = "Fix\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>\n";

    private static readonly SignalTable Signals = SignalTable.Load();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(List<CommitAuthorship> Found, IReadOnlyList<Gap> Gaps)> Resolve(TestRepo repo)
    {
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        await using var resolver = await AuthorResolver.Open(repository, Signals, Cancel);
        var commits = new CommitLog(repository, Revisions.OfHead(repository)).Read(Cancel);
        var found = await resolver.Resolve(commits, Cancel).Select(pair => pair.Authorship).ToListAsync(Cancel);
        return (found, resolver.Gaps);
    }

    private static string Show(Author author) =>
        $"{author.Kind} {author.ToolAndModel} {author.Level}".Replace("  ", " ", StringComparison.Ordinal);

    private static string Show(CommitAuthorship found, string path) =>
        string.Join(
            ", ",
            found
                .Lines.GetValueOrDefault(path, [])
                .Select(line => $"{line.First}-{line.Last} {line.Author.Kind} {line.Author.ToolAndModel}".TrimEnd())
        );

    private static void Note(TestRepo repo, string text, string reference = "ai") =>
        repo.Git(["notes", "--ref=" + reference, "add", "-f", "-F", "-", "HEAD"], text);

    // All three kinds of key in one note, a quoted path, and a file that the note does not know.
    private const string FullNote = """
        src/main.py
          s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-10,15-20
          h_31dce776f88375 35-40
        "src/my file.py"
          d9978a8723e02b52 1-4,9
        src/person.py
          h_31dce776f88375 1
        ---
        {
          "schema_version": "authorship/3.0.0",
          "git_ai_version": "1.6.24",
          "base_commit_sha": "0000000000000000000000000000000000000000",
          "prompts": {
            "d9978a8723e02b52": {
              "agent_id": { "tool": "cursor", "id": "conversation-1", "model": "claude-4.5-sonnet-thinking" },
              "human_author": "Bo Example <bo@example.com>",
              "messages_url": null, "total_additions": 5, "total_deletions": 0, "accepted_lines": 5, "overriden_lines": 0
            }
          },
          "sessions": {
            "s_c9883b05a2487d": {
              "agent_id": { "tool": "claude", "id": "session-1", "model": "claude-opus-4-5-20251101" },
              "human_author": "Ann Example <ann@example.com>", "custom_attributes": { "team": "x" }, "a_new_field": 1
            }
          },
          "humans": { "h_31dce776f88375": { "author": "Cy Example <cy@example.com>" } }
        }
        """;

    [Fact]
    public async Task A_git_ai_note_tells_lines_of_every_kind_of_key()
    {
        using var repo = new TestRepo();
        repo.Commit("Fix", ("src/main.py", "1\n"), ("src/my file.py", "2\n"), ("src/person.py", "3\n"), ("src/untracked.py", "4\n"));
        Note(repo, FullNote);

        var (found, gaps) = await Resolve(repo);

        Assert.Empty(gaps);
        Assert.Equal("Mixed claude-code/claude-opus-4.5 Recorded", Show(found[0].Author));
        Assert.Equal("Mixed claude-code/claude-opus-4.5 Recorded", Show(found[0].Of("src/main.py")));
        Assert.Equal("Agent cursor/claude-sonnet-4.5 Recorded", Show(found[0].Of("src/my file.py")));
        Assert.Equal("Human Recorded", Show(found[0].Of("src/person.py")));
        Assert.Equal("Unknown Recorded", Show(found[0].Of("src/untracked.py")));
        Assert.Equal(
            "1-10 Agent claude-code/claude-opus-4.5, 15-20 Agent claude-code/claude-opus-4.5, 35-40 Human",
            Show(found[0], "src/main.py")
        );
        Assert.Equal("1-4 Agent cursor/claude-sonnet-4.5, 9-9 Agent cursor/claude-sonnet-4.5", Show(found[0], "src/my file.py"));
        Assert.Equal("session-1", found[0].Of("src/main.py").Session);
        Assert.Equal("Bo Example <bo@example.com>", found[0].Of("src/my file.py").Person);
        Assert.Equal("Cy Example <cy@example.com>", found[0].Of("src/person.py").Person);
        Assert.Contains(
            found[0].Of("src/main.py").Evidence,
            evidence => evidence is { Signal: "git-ai-note", Level: EvidenceLevel.Recorded }
        );
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task An_empty_note_makes_a_commit_unknown_not_a_persons(string format)
    {
        using var repo = new TestRepo(format);
        repo.Commit("Fix", ("a.py", "1\n"));
        Note(repo, "---\n{\"schema_version\":\"authorship/3.0.0\",\"base_commit_sha\":\"\",\"prompts\":{}}");
        repo.Commit(Claude, ("a.py", "2\n"));
        Note(repo, "---\n{\"schema_version\":\"authorship/3.0.0\",\"base_commit_sha\":\"\",\"prompts\":{}}");

        var (found, _) = await Resolve(repo);

        Assert.Equal(["Unknown Recorded", "Agent claude-code/claude-opus-4.5 Declared"], found.Select(one => Show(one.Author)));
    }

    [Fact]
    public async Task Keys_without_a_record_are_an_agents_only_when_they_say_so()
    {
        using var repo = new TestRepo();
        repo.Commit("Fix", ("a.py", "1\n"), ("b.py", "1\n"));
        Note(
            repo,
            "a.py\n  s_00000000000000::t_1 1\nb.py\n  0123456789abcdef 1\n---\n{\"schema_version\":\"authorship/3.0.0\",\"prompts\":{}}"
        );

        var (found, _) = await Resolve(repo);

        Assert.Equal("Agent unnamed Recorded", Show(found[0].Of("a.py")));
        Assert.Equal("Unknown Recorded", Show(found[0].Of("b.py")));
    }

    [Fact]
    public async Task Notes_that_make_no_sense_are_told_and_passed_over()
    {
        string[] bad =
        [
            "no divider",
            "a.py\n  s_1 x\n---\n{}",
            "a.py\n  s_1 5-2\n---\n{}",
            "---\n{\"schema_version\":",
            "---\n{\"schema_version\":\"other/1\"}",
            "{\"files\":3}",
            "{",
        ];
        using var repo = new TestRepo();
        foreach (var text in bad)
        {
            repo.Commit(Claude, ("a.py", text));
            Note(repo, text);
        }

        var (found, gaps) = await Resolve(repo);

        Assert.Equal(bad.Length, gaps.Count);
        Assert.All(found, one => Assert.Equal("Agent claude-code/claude-opus-4.5 Declared", Show(one.Author)));
    }

    [Fact]
    public async Task Fetched_notes_count_where_there_is_none_of_our_own()
    {
        using var repo = new TestRepo();
        repo.Commit("Fix", ("a.py", "1\n"));
        Note(
            repo,
            "a.py\n  s_1::t_1 1\n---\n{\"schema_version\":\"authorship/3.0.0\",\"sessions\":{\"s_1\":{\"agent_id\":{\"tool\":\"codex\",\"model\":\"gpt-5\"}}}}",
            "refs/notes/ai-remote/origin"
        );
        repo.Commit("Fix", ("a.py", "2\n"));
        Note(repo, FullNote, "refs/notes/ai-remote/origin");
        Note(
            repo,
            "a.py\n  s_1::t_1 1\n---\n{\"schema_version\":\"authorship/3.0.0\",\"sessions\":{\"s_1\":{\"agent_id\":{\"tool\":\"amp\",\"model\":\"unknown\"}}}}"
        );

        var (found, _) = await Resolve(repo);

        Assert.Equal(["Agent codex/gpt-5 Recorded", "Agent amp Recorded"], found.Select(one => Show(one.Author)));
    }

    [Fact]
    public async Task A_persons_lines_in_a_commit_that_declares_an_agent_are_both_hands()
    {
        const string note =
            "a.py\n  h_1 1\n---\n{\"schema_version\":\"authorship/3.0.0\",\"humans\":{\"h_1\":{\"author\":\"Ann Example\"}}}";
        using var repo = new TestRepo();
        repo.Commit("Fix", ("a.py", "1\n"));
        Note(repo, note);
        repo.Commit(Claude, ("a.py", "2\n"));
        Note(repo, note);

        var (found, _) = await Resolve(repo);

        Assert.Equal(["Human Recorded", "Mixed claude-code/claude-opus-4.5 Recorded"], found.Select(one => Show(one.Author)));
        Assert.Equal("Ann Example <ann@example.com>", found[0].Author.Person);
    }

    [Fact]
    public async Task A_qwen_note_tells_files()
    {
        using var repo = new TestRepo();
        repo.Commit("Fix", ("a.ts", "1\n"), ("b.ts", "1\n"), ("c.ts", "1\n"));
        Note(
            repo,
            """
            {"version":1,"generator":"Qwen-Coder","files":{"a.ts":{"aiChars":150,"humanChars":0,"percent":100},
             "b.ts":{"aiChars":1,"humanChars":200,"percent":0},"c.ts":{"aiChars":0,"humanChars":9,"percent":0}},"summary":{}}
            """,
            "refs/notes/ai-attribution"
        );

        var (found, _) = await Resolve(repo);

        Assert.Equal(
            ["Agent qwen-code Recorded", "Mixed qwen-code Recorded", "Unknown Recorded"],
            new[] { "a.ts", "b.ts", "c.ts" }.Select(path => Show(found[0].Of(path)))
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Agent_traces_are_matched_by_revision_time_and_path(bool kept)
    {
        using var repo = new TestRepo();
        var first = repo.Commit("one", ("a.py", "1\n"), ("b.py", "1\n"));
        // Written after the first commit and before the second, while the first was HEAD.
        var traces =
            Trace(first, "2026-01-01T00:00:30Z", "a.py", """{"start_line":1,"end_line":3}""")
            + Trace(first, "2026-01-01T00:00:30Z", "./b.py", """{"start_line":1,"end_line":1}""")
            + Trace(first, "2025-12-31T23:59:00Z", "b.py", """{"start_line":2,"end_line":2,"contributor":{"type":"human"}}""")
            + Trace(first, "2026-02-01T00:00:00Z", "c.py", """{"start_line":1,"end_line":3}""")
            + "not json\n";
        repo.Commit("two", ("a.py", "1\n2\n3\n"), ("b.py", "2\n"), ("c.py", "1\n"), (".agent-trace/traces.jsonl", traces));
        repo.Commit("three", ("a.py", "4\n"), (".agent-trace/traces.jsonl", kept ? traces : null));

        var (found, gaps) = await Resolve(repo);

        Assert.Equal("Human Recorded", Show(found[0].Of("b.py")));
        Assert.Equal("Unknown Recorded", Show(found[0].Of("a.py")));
        Assert.Equal("Agent cursor/claude-opus-4.5 Recorded", Show(found[1].Of("a.py")));
        Assert.Equal("1-3 Agent cursor/claude-opus-4.5", Show(found[1], "a.py"));
        Assert.Equal("Agent cursor/claude-opus-4.5 Recorded", Show(found[1].Of("b.py")));
        Assert.Equal("", Show(found[1], "b.py"));
        Assert.Equal("Unknown Recorded", Show(found[1].Of("c.py")));
        Assert.Equal("https://example.com/c/1", found[1].Author.Session);
        Assert.Equal("Undeclared Undeclared", Show(found[2].Author));
        Assert.Contains(gaps, gap => gap.What.Contains("1 lines that are no traces", StringComparison.Ordinal));
    }

    private static string Trace(ObjectId revision, string time, string path, string range) =>
        """
            {"version":"1.0","id":"1","timestamp":"TIME","vcs":{"type":"git","revision":"REVISION"},
             "tool":{"name":"cursor","version":"2"},"metadata":{},
             "files":[{"path":"PATH","conversations":[{"url":"https://example.com/c/1","ranges":[RANGE],
              "contributor":{"type":"ai","model_id":"anthropic/claude-opus-4-5-20251101"}}]}]}
            """.ReplaceLineEndings(" ").Replace("TIME", time, StringComparison.Ordinal).Replace(
            "REVISION",
            revision.ToString(),
            StringComparison.Ordinal
        ).Replace("PATH", path, StringComparison.Ordinal).Replace("RANGE", range, StringComparison.Ordinal) + "\n";

    [Theory]
    [InlineData("refs/heads/entire/checkpoints/v1", "a3/b2c4d5e6f7/0/metadata.json", "a3b2c4d5e6f7")]
    [InlineData("refs/heads/entire/checkpoints/v1", "a3/b2c4d5e6f7/metadata.json", "a3b2c4d5e6f7")]
    [InlineData("refs/remotes/origin/entire/checkpoints/v1", "a3/b2c4d5e6f7/0/metadata.json", "a3b2c4d5e6f7")]
    [InlineData("refs/entire/checkpoints/0D/01KXGTTNGCEACC83QZEJ5YAF0D", "0/metadata.json", "01KXGTTNGCEACC83QZEJ5YAF0D")]
    public async Task An_entire_checkpoint_tells_the_files_that_its_agent_touched(string reference, string path, string id)
    {
        using var repo = new TestRepo();
        WriteCheckpoint(
            repo,
            reference,
            path,
            "\"files_touched\":[\"a.py\",\"dir/\"],\"agent\":\"Gemini CLI\",\"model\":\"gemini-2.5-pro\""
        );
        repo.Commit($"Fix\n\nEntire-Checkpoint: {id}\n", ("a.py", "1\n"), ("dir/b.py", "1\n"), ("c.py", "1\n"));

        var (found, gaps) = await Resolve(repo);

        Assert.Empty(gaps);
        Assert.Equal("Agent gemini-cli/gemini-2.5-pro Recorded", Show(found[0].Author));
        Assert.Equal("Agent gemini-cli/gemini-2.5-pro Recorded", Show(found[0].Of("dir/b.py")));
        Assert.Equal("Unknown Recorded", Show(found[0].Of("c.py")));
        Assert.Equal("session-1", found[0].Author.Session);
    }

    [Theory]
    [InlineData("\"agent_lines\":0,\"human_modified\":19,\"total_committed\":2", "Unknown Recorded")]
    [InlineData("\"agent_lines\":9,\"human_modified\":2,\"total_committed\":11", "Mixed claude-code/claude-opus-4.5 Recorded")]
    [InlineData("\"agent_lines\":9,\"human_modified\":0,\"total_committed\":9", "Agent claude-code/claude-opus-4.5 Recorded")]
    public async Task An_entire_checkpoint_that_counts_lines_is_believed(string counts, string expected)
    {
        using var repo = new TestRepo();
        WriteCheckpoint(
            repo,
            "refs/heads/entire/checkpoints/v1",
            "a3/b2c4d5e6f7/0/metadata.json",
            $"\"files_touched\":[\"a.py\"],\"agent\":\"Claude Code\",\"initial_attribution\":{{{counts}}}"
        );
        var trailer = expected.StartsWith("Unknown", StringComparison.Ordinal)
            ? ""
            : "Co-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>\n";
        repo.Commit($"Fix\n\n{trailer}Entire-Checkpoint: a3b2c4d5e6f7\n", ("a.py", "1\n"));

        var (found, _) = await Resolve(repo);

        Assert.Equal(expected, Show(found[0].Author));
    }

    private static void WriteCheckpoint(TestRepo repo, string reference, string path, string fields)
    {
        var text = $"{{\"checkpoint_id\":\"x\",\"session_id\":\"session-1\",{fields}}}";
        var stream =
            $"commit {reference}\ncommitter A <a@x> 1767225600 +0000\ndata 0\nM 100644 inline {path}\ndata {text.Length}\n{text}\n\n";
        repo.Git(["fast-import", "--quiet"], stream);
    }

    [Fact]
    public async Task One_commit_can_be_asked_for_with_its_branch()
    {
        using var repo = new TestRepo();
        repo.Commit(Claude, ("a.py", "1\n"));
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        await using var resolver = await AuthorResolver.Open(repository, Signals, Cancel);
        var commit = await new CommitLog(repository, Revisions.OfHead(repository)).Read(Cancel).SingleAsync(Cancel);

        var found = await resolver.Resolve(commit, "claude/fix", Cancel);

        Assert.Equal(["claude-code.co-author", "branch.prefix"], found.Author.Evidence.Select(evidence => evidence.Signal));
    }
}
