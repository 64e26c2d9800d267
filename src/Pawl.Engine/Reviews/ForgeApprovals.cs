using System.Globalization;
using System.Text.Json;

namespace Pawl.Engine.Reviews;

/// <summary>Reads who approved or refused which revision out of what a forge sends. Machines' approvals are left out.</summary>
public static class ForgeApprovals
{
    // Gerrit puts this in front so that no browser takes the answer for a script.
    private const string GerritGuard = ")]}'";
    private const int GerritBest = 2;

    private static readonly string[] Machines =
    [
        "coderabbitai",
        "copilot-pull-request-reviewer",
        "gemini-code-assist",
        "claude",
        "devin-ai-integration",
        "gitlab-duo",
        "sourcery-ai",
    ];

    /// <param name="forge"><c>github</c>: a pull_request_review event, or the list of a pull request's reviews; <c>gitlab</c>: a merge request event; <c>gerrit</c>: a change with DETAILED_LABELS and CURRENT_REVISION.</param>
    /// <exception cref="UserError">It is no such answer.</exception>
    public static IReadOnlyList<Approval> Read(string forge, string text)
    {
        try
        {
            var json = text.StartsWith(GerritGuard, StringComparison.Ordinal) ? text[GerritGuard.Length..] : text;
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var found = forge switch
            {
                "github" => GitHub(root),
                "gitlab" => GitLab(root),
                _ => Gerrit(root),
            };
            return [.. found.Where(a => !IsMachine(a.Login))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new UserError(
                $"this is nothing that {forge} sends about reviews: {e.Message}",
                "docs/review.md says which answers can be taken over."
            );
        }
    }

    /// <param name="Base">Where the change goes, when the forge says it.</param>
    public sealed record Approval(
        string Forge,
        string Login,
        ReviewDecision Decision,
        string Revision,
        string? Base,
        DateTimeOffset Time,
        string Change,
        string Id
    );

    private static List<Approval> GitHub(JsonElement root)
    {
        var pull = root.ValueKind == JsonValueKind.Object ? root.GetProperty("pull_request") : default;
        var reviews = pull.ValueKind == JsonValueKind.Object ? [root.GetProperty("review")] : root.EnumerateArray().ToArray();
        var author = pull.ValueKind == JsonValueKind.Object ? Text(pull.GetProperty("user"), "login") : null;
        var toBase = pull.ValueKind == JsonValueKind.Object ? Text(pull.GetProperty("base"), "sha") : null;
        var latest = new SortedDictionary<string, Approval>(StringComparer.Ordinal);
        foreach (var review in reviews)
        {
            var user = review.GetProperty("user");
            var state = Text(review, "state").ToUpperInvariant();
            var login = Text(user, "login");
            if (state is not ("APPROVED" or "CHANGES_REQUESTED" or "DISMISSED") || Text(user, "type") != "User" || login == author)
            {
                continue;
            }
            latest.Remove(login);
            if (state != "DISMISSED")
            {
                latest[login] = new Approval(
                    "github",
                    login,
                    state == "APPROVED" ? ReviewDecision.Approve : ReviewDecision.Reject,
                    Text(review, "commit_id"),
                    toBase,
                    Time(Text(review, "submitted_at")),
                    review.TryGetProperty("html_url", out var url) ? url.GetString() ?? "" : "",
                    review.GetProperty("id").GetRawText()
                );
            }
        }
        return [.. latest.Values];
    }

    private static List<Approval> GitLab(JsonElement root)
    {
        var change = root.GetProperty("object_attributes");
        var user = root.GetProperty("user");
        var action = Text(change, "action");
        if (action is not ("approved" or "approval") || user.GetProperty("id").GetInt64() == change.GetProperty("author_id").GetInt64())
        {
            return [];
        }
        return
        [
            new Approval(
                "gitlab",
                Text(user, "username"),
                ReviewDecision.Approve,
                Text(change.GetProperty("last_commit"), "id"),
                null,
                Time(Text(change, "updated_at")),
                Text(change, "url"),
                change.GetProperty("iid").GetRawText()
            ),
        ];
    }

    private static List<Approval> Gerrit(JsonElement root)
    {
        var owner = root.GetProperty("owner").GetProperty("_account_id").GetInt64();
        var found = new List<Approval>();
        foreach (var vote in root.GetProperty("labels").GetProperty("Code-Review").GetProperty("all").EnumerateArray())
        {
            var value = vote.TryGetProperty("value", out var v) ? v.GetInt32() : 0;
            var isMachine = vote.TryGetProperty("tags", out var tags) && tags.EnumerateArray().Any(t => t.GetString() == "SERVICE_USER");
            if (Math.Abs(value) == GerritBest && !isMachine && vote.GetProperty("_account_id").GetInt64() != owner)
            {
                found.Add(
                    new Approval(
                        "gerrit",
                        Text(vote, "username"),
                        value > 0 ? ReviewDecision.Approve : ReviewDecision.Reject,
                        Text(root, "current_revision"),
                        null,
                        Time(Text(vote, "date")),
                        root.GetProperty("_number").GetRawText(),
                        Text(root, "change_id")
                    )
                );
            }
        }
        return found;
    }

    private static bool IsMachine(string login) =>
        login.EndsWith("[bot]", StringComparison.Ordinal)
        || login.EndsWith("-bot", StringComparison.OrdinalIgnoreCase)
        || login.Contains("_bot_", StringComparison.OrdinalIgnoreCase)
        || login.EndsWith("_bot", StringComparison.OrdinalIgnoreCase)
        || Machines.Contains(login, StringComparer.OrdinalIgnoreCase);

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"{name} is empty");

    // Gerrit has nanoseconds and no zone, GitLab sometimes "2026-01-31 10:00:00 UTC".
    private static DateTimeOffset Time(string text)
    {
        var plain = text.Replace(" UTC", "Z", StringComparison.Ordinal);
        var dot = plain.IndexOf('.', StringComparison.Ordinal);
        plain = dot > 0 && plain.Length - dot > 8 ? plain[..dot] : plain;
        var styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var time = DateTimeOffset.Parse(plain, CultureInfo.InvariantCulture, styles);
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
    }
}
