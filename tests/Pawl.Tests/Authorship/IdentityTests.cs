using System.Text.RegularExpressions;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;

namespace Pawl.Tests.Authorship;

public sealed partial class IdentityTests
{
    private static readonly SignalTable Signals = SignalTable.Load();
    private static readonly string[] Kinds = ["undeclared", "human", "agent", "mixed", "bot", "unknown"];

    public static TheoryData<string> Corpus() =>
        [.. File.ReadAllText(Path.Combine(Golden.Root, "tests/Pawl.Tests/Authorship/identities.txt")).Split("\n=== ").Skip(1)];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void The_corpus_holds(string entry)
    {
        var parts = entry.Split("\n\n", 2);
        var expected = parts[0].Split('\n')[0].Trim();
        var headers = parts[0].Split('\n').Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var author = Person(headers.GetValueOrDefault("Author", "Ann Example <ann@example.com>"));
        var committer = headers.TryGetValue("Committer", out var name) ? Person(name) : author;
        var message = CodePoint().Replace(parts[1], match => char.ConvertFromUtf32(Convert.ToInt32(match.Groups[1].Value, 16)));
        var commit = new Commit(default, [], author, committer, 0, message, []);

        var found = DeclaredAuthor.Of(commit, Signals.Find(commit, headers.GetValueOrDefault("Branch")), Signals);

        var toolAndModel = found.ToolAndModel.Length > 0 ? found.ToolAndModel : "-";
        Assert.Equal(expected, $"{found.Kind} {toolAndModel} {found.Level}".ToLowerInvariant());
        Assert.Contains(found.Kind.ToString().ToLowerInvariant(), Kinds);
        if (headers.TryGetValue("Person", out var person))
        {
            Assert.Equal(person, found.Person);
        }
        if (headers.TryGetValue("Session", out var session))
        {
            Assert.Equal(session, found.Session);
        }
        if (found.Level > EvidenceLevel.Undeclared)
        {
            Assert.NotEmpty(found.Evidence);
        }
    }

    [Fact]
    public void Every_pattern_can_be_built_and_says_where_to_try_it()
    {
        Assert.All(Signals.All, signal => Assert.NotNull(signal.Pattern.Value));
        Assert.DoesNotContain(Signals.All, signal => signal.Has.Count == 0 && !signal.Kinds.Contains(SignalKind.Branch));
        Assert.Equal(Signals.All.Count, Signals.All.DistinctBy(signal => signal.Id).Count());
    }

    [Fact]
    public void A_users_file_adds_signals_and_tools()
    {
        using var repo = new TestRepo();
        repo.Write(
            "own.yaml",
            "tools:\n  - {id: hal, names: [HAL 9000]}\nsignals:\n  - {id: hal.trailer, tool: hal, kind: trailer, pattern: '^Opened-by: HAL'}\n"
        );
        var table = SignalTable.Load(Path.Combine(repo.Path, "own.yaml"));
        var commit = new Commit(default, [], new Identity("A", "a@x"), new Identity("A", "a@x"), 0, "Doors\n\nOpened-by: HAL\n", []);

        Assert.Equal("hal", DeclaredAuthor.Of(commit, table.Find(commit, null), table).Tool);
        Assert.Equal("hal", table.Tools.IdOf("hal-9000"));
    }

    [Theory]
    [InlineData("signals:\n  - id: x\n    kind: trailer\n", "own.yaml:2: x needs a pattern")]
    [InlineData("signals:\n  - id: x\n    kind: rumour\n    pattern: a\n", "own.yaml:2: 'rumour' is no kind")]
    [InlineData("signals:\n  - id: x\n    patern: a\n", "own.yaml:3: 'patern' is not known here")]
    [InlineData("signals: [\n", "own.yaml:")]
    [InlineData("- a\n", "own.yaml:1: keys and values")]
    public void A_wrong_file_is_told_with_its_line(string text, string message)
    {
        var signals = new List<Signal>();
        var error = Assert.Throws<Engine.UserError>(() => new SignalFile("own.yaml").Read(text, new ToolNames(), signals));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_pattern_is_told_when_it_is_needed()
    {
        var signals = new List<Signal>();
        new SignalFile("own.yaml").Read("signals:\n  - id: x\n    kind: trailer\n    pattern: '('\n", new ToolNames(), signals);
        Assert.StartsWith(
            "own.yaml:2: the pattern of x",
            Assert.Throws<Engine.UserError>(() => signals[0].Pattern.Value).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Claude Opus 4.5", "claude-opus-4.5")]
    [InlineData("Claude Sonnet 4.5 (1M context)", "claude-sonnet-4.5")]
    [InlineData("claude-opus-4-5-20251101", "claude-opus-4.5")]
    [InlineData("anthropic/claude-opus-4.5", "claude-opus-4.5")]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4.5")]
    [InlineData("claude-haiku-4-5@20251001", "claude-haiku-4.5")]
    [InlineData("claude-sonnet-4-5[1m]", "claude-sonnet-4.5")]
    [InlineData("claude-4.5-opus-high-thinking", "claude-opus-4.5")]
    [InlineData("claude-3-5-sonnet-20241022", "claude-3.5-sonnet")]
    [InlineData("claude-3-7-sonnet-latest", "claude-3.7-sonnet")]
    [InlineData("Opus 4.6", "claude-opus-4.6")]
    [InlineData("gpt-5.1-codex-max", "gpt-5.1-codex-max")]
    [InlineData("gpt-5-high", "gpt-5")]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o")]
    [InlineData("models/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("kimi-k2-thinking", "kimi-k2-thinking")]
    [InlineData("Claude", null)]
    [InlineData("unknown", null)]
    [InlineData("<synthetic>", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Models_have_one_spelling(string? text, string? expected) => Assert.Equal(expected, ModelName.Normalise(text));

    private static Identity Person(string text)
    {
        var parts = text.TrimEnd('>').Split(" <", 2);
        return new Identity(parts[0], parts[1]);
    }

    [GeneratedRegex(@"\\u\{([0-9A-F]+)\}")]
    private static partial Regex CodePoint();
}
