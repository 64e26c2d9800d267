using Pawl.Engine;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Engine.Ledger;
using Pawl.Engine.Policy;
using Pawl.Engine.Reviews;
using Pawl.Tests.Audit;
using Pawl.Tests.Reviews;

namespace Pawl.Tests.Gate;

/// <summary>What the gate lets through, key by key of the policy.</summary>
public sealed class GateTests
{
    private const string Function = "fn f\nif a\nend\n";
    private const string MoreComplex = "fn f\nif a\nif b\nend\n";

    [Theory]
    [InlineData(3, "pass")]
    [InlineData(4, "block; block chain-over-cap a.toy")]
    public async Task The_cap_is_three(int turns, string says)
    {
        using var gate = new ToyGate();
        Assert.Equal(says, await gate.Turns(turns).Says());
    }

    [Fact]
    public async Task A_chain_that_began_on_the_base_goes_on()
    {
        using var gate = new ToyGate();
        gate.Turns(3).Repo.Git("branch", "--force", "main");
        Assert.Equal("block; block chain-over-cap a.toy", await gate.Agent("fourth()\n").Says());
    }

    [Theory]
    [InlineData("chain: {cap: 1}", "block; block chain-over-cap a.toy")]
    [InlineData("chain: {cap: 1, paths: [{paths: ['*.toy'], cap: 2}]}", "pass")]
    [InlineData("{mode: warn, chain: {cap: 1}}", "warn; warn chain-over-cap a.toy")]
    public async Task The_policy_says_another_cap(string policy, string says)
    {
        using var gate = new ToyGate(policy);
        Assert.Equal(says, await gate.Turns(2).Says());
    }

    [Theory]
    [InlineData("", "pass")]
    [InlineData("chain: {reset-on: review}", "block; block chain-over-cap a.toy")]
    public async Task A_person_resets_a_chain_unless_only_a_review_does(string policy, string says)
    {
        using var gate = new ToyGate(policy);
        Assert.Equal(says, await gate.Turns(2).Person("mine()\n").Turns(2, "mine()\n").Says());
    }

    [Theory]
    [InlineData("human", "pass")]
    [InlineData("unknown", "block; block chain-over-cap a.toy")]
    public async Task What_is_undeclared_counts_as_the_policy_says(string word, string says)
    {
        using var gate = new ToyGate($"chain: {{undeclared: {word}}}");
        gate.Turns(2).Repo.Commit("no sign", ("a.toy", "other()\n"));
        Assert.Equal(says, await gate.Turns(2, "other()\n").Says());
    }

    [Theory]
    [InlineData(null, "block; block chain-over-cap a.toy")]
    [InlineData(Reviewers.Ann, "pass")]
    [InlineData("eve@example.com", "block; block chain-over-cap a.toy")]
    public async Task A_review_opens_it_again(string? reviewer, string says)
    {
        using var gate = new ToyGate();
        gate.Turns(4);
        if (reviewer is not null)
        {
            await gate.Review(reviewer);
        }
        Assert.Equal(says, await gate.Says());
    }

    [Fact]
    public async Task Reviews_and_chains_hold_after_a_rebase_and_reviews_after_a_squash()
    {
        using var gate = new ToyGate();
        gate.Turns(4);
        gate.Repo.Git("checkout", "--quiet", "main");
        gate.Repo.Commit("elsewhere", ("b.toy", "b()\n"));
        gate.Repo.Git("-c", "user.name=x", "-c", "user.email=x@example.com", "rebase", "--quiet", "main", "work");
        Assert.Equal("block; block chain-over-cap a.toy", await gate.Says());
        await gate.Review(Reviewers.Bob);
        Assert.Equal("pass", await gate.Says());

        gate.Repo.Git("checkout", "--quiet", "-b", "squashed", "main");
        gate.Repo.Git("merge", "--quiet", "--squash", "work");
        gate.Repo.CommitAs(ToyAudit.Claude, "squashed");
        var file = Assert.Single((await gate.Run("main..squashed")).Files);
        Assert.Equal((0, true), (file.ChainLength, file.IsReviewed));
    }

    [Fact]
    public async Task Chains_and_reviews_hold_after_a_squash_on_a_server()
    {
        using var gate = new ToyGate { ReadsLedger = true };
        var ledger = new StepLedger(Path.Combine(gate.Repo.Path, ".git"), () => "0123456789abcdef");
        for (var turn = 1; turn <= 4; turn++)
        {
            var before = gate.Repo.Git("rev-parse", "HEAD:a.toy").Trim();
            gate.Repo.Commit($"no sign of anybody {turn}", ("a.toy", $"turn{turn}()\n"));
            var after = gate.Repo.Git("rev-parse", "HEAD:a.toy").Trim();
            ledger.Append(
                new LedgerStep(turn, "main", "a.toy", null, before, after, AuthorKind.Agent, "edit") { Agent = "codex", Turn = $"{turn}" }
            );
        }
        // As a server does it: one commit of the branch's tree on the base, and the branch is gone.
        var squashed = gate.Repo.Git("commit-tree", "work^{tree}", "-p", "main", "-m", "all of it (#1)").Trim();
        gate.Repo.Git("checkout", "--quiet", "-B", "merged", squashed);
        gate.Repo.Git("branch", "--quiet", "-D", "work");
        Assert.Equal("block; block chain-over-cap a.toy", await gate.Says("main..merged"));
        Assert.Equal(4, Assert.Single((await gate.Run("main..merged")).Files).ChainLength);
        await gate.Review(Reviewers.Ann);
        Assert.Equal("pass", await gate.Says("main..merged"));
        squashed = gate.Repo.Git("commit-tree", "merged^{tree}", "-p", "main", "-m", "once more (#2)").Trim();
        Assert.Equal("pass", await gate.Says($"main..{squashed}"));
    }

    [Theory]
    [InlineData("", "bad(x)", "block; block finding-introduced a.toy")]
    [InlineData("fail-on: critical", "bad(x)", "pass")]
    [InlineData("fail-on: critical", "worse(x)", "block; block finding-introduced a.toy")]
    [InlineData("fail-on: none", "worse(x)", "pass")]
    [InlineData("suppressions: [{rule: bad-call, reason: r, by: b, until: 2026-06-01}]", "bad(x)", "pass")]
    [InlineData("suppressions: [{rule: bad-call, reason: r, by: b, until: 2026-05-31}]", "bad(x)", "block; block finding-introduced a.toy")]
    [InlineData(
        "suppressions: [{rule: bad-call, paths: b.toy, reason: r, by: b, until: 2026-06-01}]",
        "bad(x)",
        "block; block finding-introduced a.toy"
    )]
    public async Task New_findings(string policy, string line, string says)
    {
        using var gate = new ToyGate(policy);
        Assert.Equal(says, await gate.Agent($"start()\n{line}\n").Says());
    }

    [Fact]
    public async Task What_was_there_before_is_nobodys_fault()
    {
        using var gate = new ToyGate(text: "bad(x)\n");
        Assert.Equal("pass", await gate.Agent("more()\n\nbad(x)\n").Says());
    }

    [Fact]
    public async Task A_reviewer_answers_for_what_they_accept_and_for_nothing_else()
    {
        using var gate = new ToyGate();
        gate.Agent("bad(x)\n");
        await gate.Review(Reviewers.Ann);
        var report = await gate.Run();
        Assert.Equal(Verdict.Block, report.Verdict);
        var finding = report.Objections.Single().Finding!;
        await gate.Review(Reviewers.Bob, "a.toy", new Acceptance("a.toy", finding.Rule, finding.Fingerprint, "only admins"));
        report = await gate.Run();
        Assert.Equal(Verdict.Pass, report.Verdict);
        var excuse = Assert.Single(report.Excuses);
        Assert.Equal(("used", "only admins", Reviewers.Bob), (excuse.State, excuse.Reason, excuse.By));
    }

    [Theory]
    [InlineData(true, "block; block finding-introduced a.toy", "not-reviewed")]
    [InlineData(false, "pass", "used")]
    public async Task A_suppression_in_the_code_counts_when_a_person_wrote_it(bool byAgent, string says, string state)
    {
        using var gate = new ToyGate();
        const string Text = "# pawl: ignore bad-call until 2026-12-31 by Ann: known\nbad(x)\n";
        gate.Agent(Text, author: byAgent ? ToyAudit.Claude : ToyAudit.Ann);
        Assert.Equal(says, await gate.Says());
        Assert.Equal(state, Assert.Single((await gate.Run()).Excuses).State);
    }

    [Theory]
    [InlineData("", "block; block defence-removed a.toy")]
    [InlineData("defences: {removed: warn}", "warn; warn defence-removed a.toy")]
    [InlineData("defences: {kinds: {validation: 'off'}}", "pass")]
    public async Task Lost_defences(string policy, string says)
    {
        using var gate = new ToyGate(policy, "check(x)\nuse(x)\n");
        Assert.Equal(says, await gate.Agent("use(x)\n").Says());
    }

    [Theory]
    [InlineData("", "warn; warn complexity-rise a.toy")]
    [InlineData("complexity: {rise: 60}", "pass")]
    [InlineData("complexity: {consequence: block}", "block; block complexity-rise a.toy")]
    [InlineData("complexity: {consequence: 'off'}", "pass")]
    public async Task A_rise_of_complexity(string policy, string says)
    {
        using var gate = new ToyGate(policy, Function);
        Assert.Equal(says, await gate.Agent(MoreComplex).Says());
    }

    [Theory]
    [InlineData("reviewed", "warn; warn complexity-rise a.toy")]
    [InlineData("previous", "pass")]
    public async Task Against_the_content_that_a_person_saw_last(string against, string says)
    {
        using var gate = new ToyGate($"complexity: {{against: {against}}}", Function);
        gate.Agent(MoreComplex).Repo.Git("branch", "--force", "main");
        Assert.Equal(says, await gate.Agent(MoreComplex + "more()\n").Says());
    }

    [Theory]
    [InlineData("always-review: {paths: a.toy}", "harmless()", true)]
    [InlineData("always-review: {paths: src/}", "harmless()", false)]
    [InlineData("always-review: {topics: crypto}", "decrypt(x)", true)]
    [InlineData("always-review: {topics: crypto}", "paint(x)", false)]
    public async Task What_always_needs_a_review(string policy, string line, bool needs)
    {
        using var gate = new ToyGate(policy);
        gate.Agent($"start()\n{line}\n");
        Assert.Equal(needs ? "block; block review-needed a.toy" : "pass", await gate.Says());
        await gate.Review(Reviewers.Ann);
        Assert.Equal("pass", await gate.Says());
        Assert.Equal("pass", await gate.Person($"start()\n{line}\nmine()\n").Says());
    }

    [Theory]
    [InlineData("agents: {allow: codex}", true)]
    [InlineData("agents: {deny: claude-code}", true)]
    [InlineData("agents: {models: 'gpt-*'}", true)]
    [InlineData("agents: {deny-models: opus}", true)]
    [InlineData("agents: {allow: claude-code, models: opus}", false)]
    public async Task Agents_and_models_that_may_not_write(string policy, bool refuses)
    {
        using var gate = new ToyGate(policy);
        Assert.Equal(refuses ? "block; block agent-not-allowed" : "pass", await gate.Turns(1).Says());
    }

    [Theory]
    [InlineData("reviews: {two-people: true}", 2)]
    [InlineData("", 1)]
    public async Task Two_people(string policy, int needed)
    {
        using var gate = new ToyGate(policy);
        gate.Turns(4);
        string[] people = [Reviewers.Ann, Reviewers.Bob];
        for (var i = 0; i < needed; i++)
        {
            Assert.StartsWith("block", await gate.Says(), StringComparison.Ordinal);
            await gate.Review(people[i]);
        }
        Assert.Equal("pass", await gate.Says());
    }

    [Fact]
    public async Task Strictly_an_author_does_not_review_their_own_agent()
    {
        using var gate = new ToyGate("reviews: {strict: true}");
        gate.Turns(4);
        gate.Repo.Git("config", "user.email", "claude@example.com");
        var line = gate.People.Line("claude@example.com");
        gate.Repo.Git("checkout", "--quiet", "main");
        gate.Repo.Commit("signer", (Reviewers.SignersFile, line + gate.People.Line(Reviewers.Ann)));
        gate.Repo.Git("checkout", "--quiet", "work");
        await gate.Review("claude@example.com");
        Assert.StartsWith("block; block chain-over-cap", await gate.Says(), StringComparison.Ordinal);
        await gate.Review(Reviewers.Ann);
        Assert.Equal("pass", await gate.Says());
    }

    [Fact]
    public async Task A_rejection_blocks_until_the_same_person_says_otherwise()
    {
        using var gate = new ToyGate();
        gate.Turns(1);
        await gate.People.Keep(gate.People.About(Reviewers.Ann, "a.toy", gate.Text(), ReviewDecision.Reject));
        await gate.Review(Reviewers.Bob);
        Assert.Equal("block; block rejected a.toy", await gate.Says());
        await gate.People.Keep(gate.People.About(Reviewers.Ann, "a.toy", gate.Text(), time: Reviewers.Noon.AddHours(1)));
        Assert.Equal("pass", await gate.Says());
    }

    [Fact]
    public async Task No_range_allows_itself_anything()
    {
        using var gate = new ToyGate();
        gate.Turns(4);
        gate.Repo.CommitAs(
            ToyAudit.Claude,
            "rules",
            ("pawl.yaml", "chain: {cap: 99}"),
            (Reviewers.SignersFile, gate.People.Line("eve@example.com"))
        );
        await gate.Review("eve@example.com");
        Assert.Equal(
            $"block; block policy-changed {Reviewers.SignersFile}; block chain-over-cap a.toy; block policy-changed pawl.yaml",
            await gate.Says()
        );
    }

    [Fact]
    public async Task A_persons_change_of_the_rules_is_told()
    {
        using var gate = new ToyGate();
        gate.Repo.CommitAs(ToyAudit.Ann, "rules", ("pawl.yaml", "chain: {cap: 99}"));
        Assert.Equal($"warn; warn policy-changed pawl.yaml", await gate.Says());
    }

    [Theory]
    [InlineData("", "incomplete; block incomplete a.toy")]
    [InlineData("incomplete: warn", "warn; warn incomplete a.toy")]
    [InlineData("incomplete: 'off'", "pass")]
    public async Task What_cannot_be_looked_at(string policy, string says)
    {
        using var gate = new ToyGate(policy);
        gate.Repo.CommitAs(ToyAudit.Claude, "binary", ("a.toy", "a\0b\n"));
        Assert.Equal(says, await gate.Says());
    }

    [Fact]
    public async Task A_rubber_stamp_is_told()
    {
        using var gate = new ToyGate();
        gate.Turns(1);
        var review = gate.People.About(Reviewers.Ann, "a.toy", gate.Text());
        await gate.People.Keep(review with { Shown = review.Shown with { Seconds = 2, ChangedLines = 300 } });
        Assert.Equal("warn; warn rubber-stamp a.toy", await gate.Says());
    }

    [Fact]
    public async Task Pseudonyms_hide_names()
    {
        using var gate = new ToyGate("privacy: {people: pseudonyms}");
        gate.Turns(1);
        await gate.Review(Reviewers.Ann);
        Assert.StartsWith("person-", Assert.Single((await gate.Run()).Reviews).Reviewer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_file_keeps_its_chain()
    {
        using var gate = new ToyGate();
        gate.Turns(3);
        gate.Repo.Git("mv", "a.toy", "b.toy");
        gate.Repo.CommitAs(ToyAudit.Claude, "moved and changed", ("b.toy", gate.Text("b.toy") + "turn4()\n"));
        Assert.Equal("block; block chain-over-cap b.toy", await gate.Says());
    }

    [Fact]
    public async Task What_moves_to_another_file_is_neither_new_nor_gone()
    {
        using var gate = new ToyGate(text: "fn f\nbad(x)\ncheck(y)\nend\n");
        gate.Repo.CommitAs(ToyAudit.Ann, "split", ("a.toy", "rest()\n"), ("b.toy", "fn f\nbad(x)\ncheck(y)\nend\n"));
        Assert.Equal("pass", await gate.Says());
        gate.Agent("rest()\nfn f\nbad(x)\nend\n");
        // The same code stands in both files now; one of the two is new.
        Assert.StartsWith("block; block finding-introduced ", await gate.Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_range_the_main_branch_is_the_base()
    {
        using var gate = new ToyGate();
        Assert.Equal("block; block chain-over-cap a.toy", await gate.Turns(4).Says(null));
    }

    [Fact]
    public async Task What_names_nothing_is_a_users_error()
    {
        using var gate = new ToyGate();
        await Assert.ThrowsAsync<UserError>(() => gate.Run("nowhere..work"));
        gate.Repo.Git("checkout", "--quiet", "--orphan", "alone");
        gate.Repo.Commit("alone", ("a.toy", "x\n"));
        await Assert.ThrowsAsync<UserError>(() => gate.Run("main..alone"));
    }

    [Fact]
    public async Task A_second_run_out_of_the_cache_says_the_same()
    {
        using var gate = new ToyGate();
        gate.Turns(2).Agent("bad(x)\n");
        await gate.Review(Reviewers.Ann);
        var file = Path.Combine(gate.Repo.Path, "..", "cache.db");
        using var cache = ContentCache.Open(file);
        var first = GateReportTests.Json(await gate.Run(cache: cache));
        Assert.Equal(first, GateReportTests.Json(await gate.Run(cache: cache)));
        Assert.Equal(first, GateReportTests.Json(await gate.Run()));
    }
}
