using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.Reviews;

namespace Pawl.Tests.Reviews;

public sealed class ForgeApprovalTests
{
    private const string Reviews = """
        [{"id":1,"user":{"login":"bob","type":"User"},"state":"CHANGES_REQUESTED","commit_id":"aa","submitted_at":"2026-05-01T10:00:00Z"},
         {"id":2,"user":{"login":"bob","type":"User"},"state":"APPROVED","commit_id":"bb","submitted_at":"2026-05-01T11:00:00Z","html_url":"u"},
         {"id":3,"user":{"login":"eve","type":"User"},"state":"APPROVED","commit_id":"bb","submitted_at":"2026-05-01T11:00:00Z"},
         {"id":4,"user":{"login":"eve","type":"User"},"state":"DISMISSED","commit_id":"bb","submitted_at":"2026-05-01T11:10:00Z"},
         {"id":5,"user":{"login":"helper[bot]","type":"Bot"},"state":"APPROVED","commit_id":"bb","submitted_at":"2026-05-01T11:00:00Z"},
         {"id":6,"user":{"login":"claude","type":"User"},"state":"APPROVED","commit_id":"bb","submitted_at":"2026-05-01T11:00:00Z"},
         {"id":7,"user":{"login":"joe","type":"User"},"state":"COMMENTED","commit_id":"bb","submitted_at":"2026-05-01T11:00:00Z"}]
        """;

    [Fact]
    public void GitHub_the_last_word_of_people_counts()
    {
        var approval = Assert.Single(ForgeApprovals.Read("github", Reviews));
        Assert.Equal(("bob", ReviewDecision.Approve, "bb", "2"), (approval.Login, approval.Decision, approval.Revision, approval.Id));
    }

    [Theory]
    [InlineData("bob", 1)]
    [InlineData("author", 0)]
    public void GitHub_an_event_tells_the_author(string login, int count) =>
        Assert.Equal(
            count,
            ForgeApprovals
                .Read(
                    "github",
                    $$"""
                    {"action":"submitted","review":{"id":9,"user":{"login":"{{login}}","type":"User"},"state":"approved","commit_id":"bb","submitted_at":"2026-05-01T11:00:00Z"},
                     "pull_request":{"number":12,"user":{"login":"author"},"base":{"sha":"cc"},"head":{"sha":"bb"} } }
                    """
                )
                .Count(a => a.Base == "cc")
        );

    [Theory]
    [InlineData("approved", 7, 1)]
    [InlineData("unapproved", 7, 0)]
    [InlineData("approved", 5, 0)]
    public void GitLab_an_event_names_the_revision(string action, int user, int count) =>
        Assert.Equal(
            count,
            ForgeApprovals
                .Read(
                    "gitlab",
                    $$"""
                    {"object_kind":"merge_request","user":{"id":{{user}},"username":"bob"},
                     "object_attributes":{"iid":3,"action":"{{action}}","author_id":5,"last_commit":{"id":"bb"},"updated_at":"2026-05-01 11:00:00 UTC","url":"u"} }
                    """
                )
                .Count(a => a.Revision == "bb")
        );

    [Fact]
    public void Gerrit_votes_of_two_count()
    {
        var votes = ForgeApprovals.Read(
            "gerrit",
            """
            )]}'
            {"change_id":"I1","_number":42,"owner":{"_account_id":1},"current_revision":"bb","labels":{"Code-Review":{"all":[
              {"_account_id":1,"username":"owner","value":2,"date":"2026-05-01 11:00:00.000000000"},
              {"_account_id":2,"username":"bob","value":2,"date":"2026-05-01 11:00:00.000000000"},
              {"_account_id":3,"username":"joe","value":1,"date":"2026-05-01 11:00:00.000000000"},
              {"_account_id":4,"username":"sue","value":-2,"date":"2026-05-01 11:00:00.000000000"},
              {"_account_id":5,"username":"ci","value":2,"date":"2026-05-01 11:00:00.000000000","tags":["SERVICE_USER"]}]}}}
            """
        );
        Assert.Equal([("bob", ReviewDecision.Approve), ("sue", ReviewDecision.Reject)], votes.Select(v => (v.Login, v.Decision)));
    }

    [Theory]
    [InlineData("github", "{}")]
    [InlineData("gitlab", "[1]")]
    [InlineData("gerrit", "x")]
    public void Anything_else_is_said_to_be_wrong(string forge, string text) =>
        Assert.Throws<UserError>(() => ForgeApprovals.Read(forge, text));

    [Fact]
    public async Task An_approval_is_about_what_the_revision_changes()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "1\n"), ("b.py", "2\n"));
        repo.Git("checkout", "--quiet", "-b", "work");
        var revision = repo.Commit("two", ("a.py", "3\n"), ("b.py", null));
        var cancel = TestContext.Current.CancellationToken;
        using var repository = await GitRepository.Open(repo.Path, cancel);
        var approval = ForgeApprovals.Read("github", Reviews)[0] with { Revision = revision.ToString() };
        var review = await ForgeImport.Of(repository, approval, "main", "ci@example.com", cancel);
        Assert.Equal([new ReviewedFile("a.py", repo.Git("rev-parse", "work:a.py").Trim())], review!.Files);
        Assert.Equal((repo.Git("rev-parse", "work^{tree}").Trim(), "github:bob"), (review.Tree, review.Reviewer.Principal));
        await Assert.ThrowsAsync<UserError>(() =>
            ForgeImport.Of(repository, approval with { Revision = new string('1', 40) }, "main", "ci", cancel)
        );
    }
}
