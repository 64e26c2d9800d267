using System.Globalization;
using System.Text.Json;

namespace Pawl.Engine.Reviews;

/// <summary>A review as an in-toto statement: the bytes that are signed.</summary>
public static class ReviewStatement
{
    public const string PredicateType = "urn:pawl:review:1";
    private const string StatementType = "https://in-toto.io/Statement/v1";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The same review gives the same bytes.</summary>
    public static byte[] Write(Review review)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("_type", StatementType);
            WriteSubject(json, review);
            json.WriteString("predicateType", PredicateType);
            json.WriteStartObject("predicate");
            WritePredicate(json, review);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return output.ToArray();
    }

    /// <exception cref="FormatException">It is no review.</exception>
    public static Review Read(ReadOnlyMemory<byte> statement)
    {
        try
        {
            using var document = JsonDocument.Parse(statement);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"it is no review: {e.Message}", e);
        }
    }

    private static void WriteSubject(Utf8JsonWriter json, Review review)
    {
        json.WriteStartArray("subject");
        foreach (var file in review.Files)
        {
            Subject(json, file.Path, "gitBlob", file.Blob);
        }
        Subject(json, "", "gitTree", review.Tree);
        Subject(json, "", "gitCommit", review.Revision);
        json.WriteEndArray();
    }

    private static void Subject(Utf8JsonWriter json, string name, string kind, string id)
    {
        if (id.Length == 0)
        {
            return;
        }
        json.WriteStartObject();
        if (name.Length > 0)
        {
            json.WriteString("name", name);
        }
        json.WriteStartObject("digest");
        json.WriteString(kind, id);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePredicate(Utf8JsonWriter json, Review review)
    {
        json.WriteString("decision", Word(review.Decision));
        json.WriteStartObject("reviewer");
        json.WriteString("principal", review.Reviewer.Principal);
        json.WriteString("signer", review.Reviewer.Signer);
        json.WriteEndObject();
        json.WriteStartArray("accepted");
        foreach (var accepted in review.Accepted)
        {
            json.WriteStartObject();
            json.WriteString("path", accepted.Path);
            json.WriteString("what", accepted.What);
            json.WriteString("fingerprint", accepted.Fingerprint);
            json.WriteString("reason", accepted.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("shown");
        json.WriteString("digest", review.Shown.Digest);
        json.WriteNumber("iterations", review.Shown.Iterations);
        json.WriteNumber("changedLines", review.Shown.ChangedLines);
        json.WriteNumber("findings", review.Shown.Findings);
        json.WriteNumber("defencesLost", review.Shown.DefencesLost);
        json.WriteNumber("seconds", review.Shown.Seconds);
        json.WriteEndObject();
        json.WriteString("comment", review.Comment);
        if (review.Revokes is { } revoked)
        {
            json.WriteString("revokes", revoked);
        }
        if (review.Forge is { } forge)
        {
            json.WriteStartObject("forge");
            json.WriteString("name", forge.Forge);
            json.WriteString("change", forge.Change);
            json.WriteString("approval", forge.Approval);
            json.WriteEndObject();
        }
        json.WriteString("reviewedAt", review.Time.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
        json.WriteString("nonce", review.Nonce);
    }

    private static Review Read(JsonElement statement)
    {
        if (Text(statement, "_type") != StatementType || Text(statement, "predicateType") != PredicateType)
        {
            throw new FormatException("it is a statement of another kind");
        }
        var (files, tree, commit) = ReadSubject(statement.GetProperty("subject"));
        var predicate = statement.GetProperty("predicate");
        var reviewer = predicate.GetProperty("reviewer");
        var shown = predicate.GetProperty("shown");
        return new Review(
            Decision(Text(predicate, "decision")),
            new Reviewer(Text(reviewer, "principal"), Text(reviewer, "signer")),
            commit,
            tree,
            files,
            [.. predicate.GetProperty("accepted").EnumerateArray().Select(ReadAcceptance)],
            new ReviewShown(
                Text(shown, "digest"),
                shown.GetProperty("iterations").GetInt32(),
                shown.GetProperty("changedLines").GetInt32(),
                shown.GetProperty("findings").GetInt32(),
                shown.GetProperty("defencesLost").GetInt32(),
                shown.GetProperty("seconds").GetInt32()
            ),
            DateTimeOffset.ParseExact(
                Text(predicate, "reviewedAt"),
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            ),
            Text(predicate, "nonce")
        )
        {
            Comment = Text(predicate, "comment"),
            Revokes = predicate.TryGetProperty("revokes", out var revoked) ? revoked.GetString() : null,
            Forge = predicate.TryGetProperty("forge", out var forge)
                ? new ForgeApproval(Text(forge, "name"), Text(forge, "change"), Text(forge, "approval"))
                : null,
        };
    }

    private static (List<ReviewedFile> Files, string Tree, string Commit) ReadSubject(JsonElement subjects)
    {
        var files = new List<ReviewedFile>();
        var (tree, commit) = ("", "");
        foreach (var subject in subjects.EnumerateArray())
        {
            var digest = subject.GetProperty("digest");
            if (digest.TryGetProperty("gitBlob", out var blob))
            {
                files.Add(new ReviewedFile(Text(subject, "name"), blob.GetString() ?? ""));
            }
            tree = digest.TryGetProperty("gitTree", out var t) ? t.GetString() ?? "" : tree;
            commit = digest.TryGetProperty("gitCommit", out var c) ? c.GetString() ?? "" : commit;
        }
        return (files, tree, commit);
    }

    private static Acceptance ReadAcceptance(JsonElement accepted) =>
        new(Text(accepted, "path"), Text(accepted, "what"), Text(accepted, "fingerprint"), Text(accepted, "reason"));

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing");

    public static string Word(ReviewDecision decision) =>
        decision switch
        {
            ReviewDecision.Approve => "approve",
            ReviewDecision.Reject => "reject",
            _ => "revoke",
        };

    private static ReviewDecision Decision(string word) =>
        word switch
        {
            "approve" => ReviewDecision.Approve,
            "reject" => ReviewDecision.Reject,
            "revoke" => ReviewDecision.Revoke,
            _ => throw new FormatException($"'{word}' is no decision"),
        };
}
