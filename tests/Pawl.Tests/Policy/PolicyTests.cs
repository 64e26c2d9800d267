using Pawl.Analysis.Findings;
using Pawl.Engine;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;
using PawlPolicy = Pawl.Engine.Policy.Policy;

namespace Pawl.Tests.Policy;

public sealed class PolicyTests
{
    internal const string Full = """
        version: 1
        mode: warn
        fail-on: medium
        incomplete: warn
        chain:
          cap: 4
          paths:
            - paths: [src/**, "*.sql"]
              cap: 2
            - paths: src/generated/
              cap: 9
          reset-on: [review]
          undeclared: unknown
        complexity: {rise: 25, against: reviewed, consequence: block}
        defences:
          removed: warn
          kinds: {timeout: off, lock: block}
        always-review: {paths: [infra/**], topics: [crypto, memory]}
        agents: {allow: [codex, claude-code], deny: [cursor], models: ["gpt-5*"], deny-models: [gpt-5-mini]}
        reviews: {two-people: true, strict: true, allowed-signers: keys}
        hooks: {after-edit: off, end-of-turn: warn, holds: 3, at-cap: block, before-shell: off}
        suppressions:
          - {rule: weak-hash, paths: legacy/**, reason: checksums only, by: Ann, until: 2027-01-31}
        privacy: {people: pseudonyms, sessions: off, minimum-people: 7}
        analysers: {use: [bandit, cppcheck], seconds: 60}
        """;

    [Fact]
    public void Every_key_is_read()
    {
        var policy = PawlPolicy.Load(Full, "pawl.yaml");
        Assert.Equal((Consequence.Warn, (Severity?)Severity.Medium, Consequence.Warn), (policy.Mode, policy.FailOn, policy.Incomplete));
        Assert.Equal((4, AuthorKind.Unknown, true), (policy.Chain.Cap, policy.Chain.Undeclared, policy.Chain.ReviewOnly));
        Assert.Equal([4, 2, 2, 9], new[] { "a.py", "src/a.py", "x/y/z.sql", "src/generated/q/a.py" }.Select(policy.Chain.CapOf));
        Assert.Equal((0.25, false, true), (policy.Complexity.Rise, policy.Complexity.AgainstPrevious, policy.Complexity.AgainstReviewed));
        Assert.Equal(Consequence.Block, policy.Complexity.Consequence);
        Assert.Equal(
            [Consequence.Off, Consequence.Block, Consequence.Warn],
            new[] { "timeout", "lock", "csrf" }.Select(policy.Defences.Of)
        );
        Assert.Equal((true, false), (policy.AlwaysReview.Covers("infra/x/y.tf"), policy.AlwaysReview.Covers("src/infra/y.tf")));
        Assert.Equal(["crypto", "memory"], policy.AlwaysReview.Topics);
        Assert.Equal((true, true, "keys"), (policy.Reviews.TwoPeople, policy.Reviews.Strict, policy.Reviews.AllowedSigners));
        Assert.Equal(
            (false, Consequence.Warn, 3, Consequence.Block, Consequence.Off),
            (
                policy.Hooks.TellsAfterEdit,
                policy.Hooks.EndOfTurn!.Value,
                policy.Hooks.Holds,
                policy.Hooks.AtCap!.Value,
                policy.Hooks.BeforeShell!.Value
            )
        );
        Assert.Equal((true, false, 7), (policy.Privacy.Pseudonyms, policy.Privacy.RecordsSessions, policy.Privacy.MinimumPeople));
        Assert.Equal(("bandit cppcheck", 60), (string.Join(' ', policy.Analysers.Names!), policy.Analysers.Seconds));
        var suppression = policy.Suppressions.Single();
        Assert.True(suppression.Holds("weak-hash", "legacy/a.py", new DateOnly(2027, 1, 31)));
        Assert.False(suppression.Holds("weak-hash", "legacy/a.py", new DateOnly(2027, 2, 1)));
        Assert.False(suppression.Holds("weak-hash", "a.py", new DateOnly(2027, 1, 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("version: 1\n")]
    public void Nothing_said_is_the_default(string text)
    {
        var policy = PawlPolicy.Load(text, "pawl.yaml");
        Assert.Equal((Consequence.Block, (Severity?)Severity.High), (policy.Mode, policy.FailOn));
        Assert.Equal((3, AuthorKind.Human, false), (policy.Chain.Cap, policy.Chain.Undeclared, policy.Chain.ReviewOnly));
    }

    [Theory]
    [InlineData("codex", "gpt-5.1", null)]
    [InlineData("codex", "gpt-5-mini", "the policy does not allow the model gpt-5-mini")]
    [InlineData("codex", "o3", "the policy does not allow the model o3")]
    [InlineData("codex", null, "the policy names the allowed models, and codex does not tell its own")]
    [InlineData("cursor", "gpt-5.1", "the policy does not allow the agent cursor")]
    [InlineData("gemini-cli", "gpt-5.1", "the policy does not allow the agent gemini-cli")]
    public void Agents_and_models(string agent, string? model, string? refusal) =>
        Assert.Equal(refusal, PawlPolicy.Load(Full, "pawl.yaml").Agents.Refusal(agent, model));

    [Theory]
    [InlineData("mode: block\nchain:\n  capp: 3\n", "pawl.yaml:3:9: 'capp' is not known in 'chain'", "Did you mean 'cap'?")]
    [InlineData("fail-on: severe", "pawl.yaml:1:10: 'severe' is no value of 'fail-on'", "critical, high, medium, low, none")]
    [InlineData("chain: {cap: many}", "pawl.yaml:1:14: 'many' is no value of 'cap'", "a whole number from 0 to 1000")]
    [InlineData("chain: 3", "pawl.yaml:1:8: 'chain' holds keys and values", "indented")]
    [InlineData("mode: [block]", "pawl.yaml:1:7: 'mode' is one value", "no list")]
    [InlineData("suppressions: [{rule: x, by: y, until: 2027-01-01}]", "pawl.yaml:1:16: 'reason' is missing in 'suppressions'", "reason")]
    [InlineData("suppressions: [{rule: x, by: y, reason: z, until: soon}]", "pawl.yaml:1:51: 'soon' is no day", "2027-01-31")]
    [InlineData("reviews: {strict: maybe}", "pawl.yaml:1:19: 'maybe' is no value of 'strict'", "true, false")]
    [InlineData("version: 2", "pawl.yaml:1:10: '2' is no value of 'version'", "from 1 to 1")]
    [InlineData("mode: block\n---\nmode: warn\n", "more than one document", "---")]
    [InlineData("mode: block\nmode: warn\n", "pawl.yaml:2:1: Duplicate key", "YAML")]
    [InlineData("chain: [cap: 3", "pawl.yaml:2:1: While parsing", "YAML")]
    [InlineData("- a\n", "pawl.yaml:1:1: '' holds keys and values", "indented")]
    public void Mistakes_are_told_with_their_place(string text, string what, string hint)
    {
        var error = Assert.Throws<UserError>(() => PawlPolicy.Load(text, "pawl.yaml"));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains(
            "nested deeper",
            Assert.Throws<UserError>(() => PawlPolicy.Load("analysers: " + new string('[', 100_000), "pawl.yaml")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("*.py", "a/b/c.py", true)]
    [InlineData("*.py", "a.pyc", false)]
    [InlineData("src/*.py", "src/a/b.py", false)]
    [InlineData("src/**/b.py", "src/b.py", true)]
    [InlineData("src/**/b.py", "src/x/y/b.py", true)]
    [InlineData("src/**/x/**/b.py", "src/x/x/y/b.py", true)]
    [InlineData("src/**/x/**/b.py", "src/y/b.py", false)]
    [InlineData("/a.py", "a.py", true)]
    [InlineData("/a.py", "b/a.py", false)]
    [InlineData("src/", "src/a/b", true)]
    [InlineData("src/", "src", false)]
    [InlineData("**", "anything/at/all", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("A.py", "a.py", false)]
    public void Globs(string pattern, string path, bool fits) => Assert.Equal(fits, new PathGlob(pattern).Matches(path));

    [Theory]
    [InlineData(
        "x = md5(y)  # pawl: ignore weak-hash until 2027-01-31 by Ann: only a checksum",
        "weak-hash|2027-01-31|Ann|only a checksum"
    )]
    [InlineData("/* pawl: ignore weak-hash until 2027-01-31 by A B: why */", "weak-hash|2027-01-31|A B|why")]
    [InlineData("# pawl: ignore weak-hash until 2027-01-31 by Ann", null)]
    [InlineData("# pawl: ignore weak-hash by Ann: why", null)]
    [InlineData("# nothing", null)]
    public void Suppressions_in_code_need_everything(string line, string? told)
    {
        var suppression = Suppression.InCode(line, "a.py:1");
        Assert.Equal(
            told,
            suppression is null ? null : $"{suppression.Rule}|{suppression.Until:yyyy-MM-dd}|{suppression.By}|{suppression.Reason}"
        );
    }

    [Theory]
    [InlineData("src/auth/token.py", "x = 1", "authentication")]
    [InlineData("a.py", "key = loadAESKey()", "crypto")]
    [InlineData("a.c", "memcpy(a, b, n);", "memory")]
    [InlineData("a.py", "x = y + z", "")]
    public void Topics(string path, string line, string topics) =>
        Assert.Equal(topics, string.Join(' ', TopicTable.BuiltIn.Of(path, [line], [])));

    [Fact]
    public void Topics_by_weakness() => Assert.Equal(["concurrency"], TopicTable.BuiltIn.Of("a.py", [], [362]));

    [Fact]
    public async Task A_commit_has_its_own_policy()
    {
        using var repo = new TestRepo();
        var without = repo.Commit("none", ("a.py", "x = 1\n"));
        var with = repo.Commit("some", ("pawl.yaml", "chain: {cap: 1}\n"));
        repo.Write("pawl.yaml", "chain: {cap: 2}\n");
        var cancel = TestContext.Current.CancellationToken;
        using var repository = await GitRepository.Open(repo.Path, cancel);
        Assert.Equal(3, (await PolicyFile.At(repository, without, cancel)).Chain.Cap);
        Assert.Equal(1, (await PolicyFile.At(repository, with, cancel)).Chain.Cap);
        Assert.Equal(2, PolicyFile.InWorkTree(repo.Path).Chain.Cap);
    }
}
