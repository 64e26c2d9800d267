using Pawl.Engine.Policy;
using Pawl.Engine.Reviews;

namespace Pawl.Tests.Reviews;

/// <summary>What is no review, however much it looks like one. With the real ssh-keygen.</summary>
public sealed class ForgedReviewTests : IDisposable
{
    private const string Text = "x = 1\n";
    private readonly Reviewers people = new();

    private async Task<bool> Counts(ReviewPolicy? policy = null, string path = "a.py", string text = Text, params string[] directors) =>
        (await people.Counted(policy)).IsReviewed(path, people.Blob(text), () => directors);

    [Fact]
    public async Task A_review_by_an_allowed_key_counts()
    {
        people.Allow(people.Line(Reviewers.Ann));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        Assert.True(await Counts());
        Assert.False(await Counts(text: "x = 2\n"));
        Assert.False(await Counts(path: "b.py"));
    }

    [Fact]
    public async Task Without_a_signature_it_is_none()
    {
        people.Allow(people.Line(Reviewers.Ann));
        var review = people.About(Reviewers.Ann, "a.py", Text);
        var signed = await people.Sign(review);
        var bare = signed.Line[..signed.Line.IndexOf(",\"signatures\"", StringComparison.Ordinal)] + ",\"signatures\":[]}";
        people.Repo.Git(
            ["-c", "user.name=x", "-c", "user.email=x", "notes", "--ref", ReviewNotes.Name, "add", "-F", "-", people.Blob(Text)],
            bare
        );
        Assert.False(await Counts());
        Assert.Single((await people.Counted()).Book.Gaps);
    }

    [Fact]
    public async Task A_key_that_is_not_the_reviewers_is_refused()
    {
        people.Allow(people.Line(Reviewers.Ann), people.Line(Reviewers.Bob));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text), keyOf: Reviewers.Bob);
        await people.Keep(people.About("eve@example.com", "a.py", Text));
        Assert.False(await Counts());
        Assert.All((await people.Counted()).Book.Reviews, r => Assert.Equal(ReviewState.Invalid, r.State));
    }

    [Fact]
    public async Task A_signature_for_something_else_is_no_review()
    {
        people.Allow(people.Line(Reviewers.Ann));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text), space: "git");
        Assert.False(await Counts());
    }

    [Fact]
    public async Task A_signature_under_another_statement_is_refused()
    {
        people.Allow(people.Line(Reviewers.Ann));
        var signed = await people.Sign(people.About(Reviewers.Ann, "a.py", Text));
        var other = people.About(Reviewers.Ann, "a.py", "evil()\n");
        await people.Append(other, new ReviewEnvelope(ReviewStatement.Write(other), signed.Signature));
        Assert.False(await Counts(text: "evil()\n"));
    }

    [Fact]
    public async Task A_note_moved_to_other_content_says_nothing_of_it()
    {
        people.Allow(people.Line(Reviewers.Ann));
        var review = people.About(Reviewers.Ann, "a.py", Text);
        var envelope = await people.Sign(review);
        await people.Append(review with { Files = [new ReviewedFile("a.py", people.Blob("evil()\n"))] }, envelope);
        Assert.False(await Counts(text: "evil()\n"));
        Assert.True(await Counts());
    }

    [Fact]
    public async Task An_expired_key_is_refused_and_counts_for_its_time()
    {
        people.Allow(people.Line(Reviewers.Ann, "valid-before=\"20260101\""));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        Assert.False(await Counts());
        await people.Keep(people.About(Reviewers.Ann, "b.py", Text, time: new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.True(await Counts(path: "b.py"));
    }

    [Fact]
    public async Task A_deleted_note_is_no_review_and_its_revocation_outlives_it()
    {
        people.Allow(people.Line(Reviewers.Ann));
        var envelope = await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        var taken = people.About(Reviewers.Ann, "a.py", Text, ReviewDecision.Revoke) with { Revokes = envelope.Digest };
        await people.Keep(taken);
        Assert.False(await Counts());

        string[] identity = ["-c", "user.name=x", "-c", "user.email=x"];
        people.Repo.Git([.. identity, "notes", "--ref", ReviewNotes.Name, "remove", people.Blob(Text)], null);
        Assert.Single((await people.Counted()).Book.Reviews);
        people.Repo.Git([.. identity, "notes", "--ref", ReviewNotes.Name, "add", "-F", "-", people.Blob(Text)], envelope.Line);
        Assert.False(await Counts());
    }

    [Fact]
    public async Task Signers_of_another_commit_do_not_count()
    {
        var before = people.Repo.Commit("nobody may", ("a.py", Text));
        people.Allow(people.Line(Reviewers.Ann));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        Assert.True(await Counts());
        Assert.False((await people.Counted(at: before)).IsReviewed("a.py", people.Blob(Text), () => []));
    }

    [Fact]
    public async Task The_last_word_of_each_holds_and_a_refusal_outweighs()
    {
        people.Allow(people.Line(Reviewers.Ann), people.Line(Reviewers.Bob));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        await people.Keep(people.About(Reviewers.Bob, "a.py", Text, ReviewDecision.Reject, Reviewers.Noon.AddHours(1)));
        Assert.False(await Counts());
        await people.Keep(people.About(Reviewers.Bob, "a.py", Text, time: Reviewers.Noon.AddHours(2)));
        Assert.True(await Counts());
    }

    [Fact]
    public async Task Two_people_are_two_keys_and_two_names()
    {
        var two = new ReviewPolicy { TwoPeople = true };
        people.Allow(
            people.Line(Reviewers.Ann),
            people.Line(Reviewers.Bob),
            people.Line(Reviewers.Ann).Replace(Reviewers.Ann, "ann2@example.com", StringComparison.Ordinal)
        );
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        Assert.True(await Counts());
        Assert.False(await Counts(two));
        await people.Keep(people.About("ann2@example.com", "a.py", Text), keyOf: Reviewers.Ann);
        Assert.False(await Counts(two));
        await people.Keep(people.About(Reviewers.Bob, "a.py", Text));
        Assert.True(await Counts(two));
    }

    [Fact]
    public async Task Strictly_nobody_reviews_their_own_agent()
    {
        var strict = new ReviewPolicy { Strict = true };
        people.Allow(people.Line(Reviewers.Ann));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        Assert.False(await Counts(strict, directors: "Ann Example <Ann@example.com>"));
        Assert.True(await Counts(strict, directors: "Bob <bob@example.com>"));
        Assert.True(await Counts(directors: "Ann Example <ann@example.com>"));
    }

    [Fact]
    public async Task Nobody_speaks_for_a_forge_without_being_named_for_it()
    {
        var ci = "ci@example.com";
        people.Allow(people.Line(Reviewers.Ann), people.Line(ci, $"namespaces=\"{ReviewEnvelope.ForgeNamespace}\""));
        var approval = people.About("github:bob", "a.py", Text) with { Forge = new ForgeApproval("github", "12", "345") };
        await people.Keep(approval with { Reviewer = new Reviewer("github:bob", Reviewers.Ann) });
        Assert.False(await Counts());
        await people.Keep(approval with { Reviewer = new Reviewer("github:bob", ci) });
        Assert.True(await Counts());
        // And what may speak for a forge may not speak for itself.
        await people.Keep(people.About(ci, "b.py", Text));
        Assert.False(await Counts(path: "b.py"));
    }

    [Fact]
    public async Task Garbage_in_the_notes_is_told_and_harms_nothing()
    {
        people.Allow(people.Line(Reviewers.Ann));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        string[] lines =
        [
            "{",
            "[]",
            "{\"payloadType\":1}",
            "\u001b[2J",
            new string('[', 5000),
            "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[{\"sig\":\"eA==\"}]}",
        ];
        people.Repo.Git(
            ["-c", "user.name=x", "-c", "user.email=x", "notes", "--ref", ReviewNotes.Name, "append", "-F", "-", people.Blob(Text)],
            string.Join('\n', lines)
        );
        Assert.True(await Counts());
        Assert.Equal(lines.Length, (await people.Counted()).Book.Gaps.Count);
    }

    [Fact]
    public async Task Notes_of_two_clones_merge()
    {
        people.Allow(people.Line(Reviewers.Ann), people.Line(Reviewers.Bob));
        await people.Keep(people.About(Reviewers.Ann, "a.py", Text));
        var first = people.Repo.Git("rev-parse", ReviewNotes.Reference).Trim();
        people.Repo.Git("update-ref", "-d", ReviewNotes.Reference);
        await people.Keep(people.About(Reviewers.Bob, "a.py", Text));
        people.Repo.Git("update-ref", "refs/notes/theirs", first);
        people.Repo.Git(
            "-c",
            "user.name=x",
            "-c",
            "user.email=x",
            "notes",
            "--ref",
            ReviewNotes.Name,
            "merge",
            "-s",
            "cat_sort_uniq",
            "refs/notes/theirs"
        );
        Assert.True(await Counts(new ReviewPolicy { TwoPeople = true }));
    }

    public void Dispose() => people.Dispose();
}
