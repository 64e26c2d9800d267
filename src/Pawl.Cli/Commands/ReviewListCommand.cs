using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;
using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl review list</c>: all reviews of the repository.</summary>
internal static class ReviewListCommand
{
    private static readonly Option<string?> Json = new("--json")
    {
        Description = "Write them as JSON; - is standard output",
        HelpName = "file",
    };

    internal static Command Create()
    {
        var command = new Command("list", "List the repository's reviews") { Json };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var book = await Read(parsed.GetValue(ReviewCommand.Repository)!, null, cancel);
                if (parsed.GetValue(Json) is { } path)
                {
                    OutputFile.Write(path, stream => Write(stream, book));
                }
                else
                {
                    foreach (var review in book.Reviews)
                    {
                        Console.Out.WriteLine(Line(review));
                    }
                }
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    /// <param name="at">Whose signers count; HEAD's without it.</param>
    internal static async Task<ReviewBook> Read(string path, string? at, CancellationToken cancel)
    {
        using var repository = await GitRepository.Open(path, cancel);
        var commit = (at is null ? repository.Head : await repository.Resolve(at, cancel)) is { } found
            ? found
            : throw new Engine.UserError($"{at ?? "HEAD"} names no commit", "Name a branch, a tag or a commit.");
        var policy = await PolicyFile.At(repository, commit, cancel);
        using var cache = ContentCache.Open(Installation.CachePath);
        return (await CountedReviews.At(repository, commit, policy.Reviews, cache, cancel)).Book;
    }

    internal static string Line(CheckedReview checkedReview)
    {
        var review = checkedReview.Review;
        var files = string.Join(", ", review.Files.Take(3).Select(f => VisibleText.Line(f.Path)));
        var more = review.Files.Count > 3 ? FormattableString.Invariant($" and {review.Files.Count - 3} more") : "";
        var why = checkedReview.Why.Length > 0 ? $": {VisibleText.Line(checkedReview.Why)}" : "";
        var stamp = review.Shown.IsRubberStamp ? ", a rubber stamp" : "";
        var touched = checkedReview.Signature.IsTouched ? ", by touch" : "";
        return $"{checkedReview.Id}  {review.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  "
            + $"{ReviewStatement.Word(review.Decision)} by {VisibleText.Line(review.Reviewer.Principal)}  {files}{more}  "
            + $"[{checkedReview.State.ToString().ToLowerInvariant()}{why}{stamp}{touched}]";
    }

    private static void Write(Stream stream, ReviewBook book)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var review in book.Reviews)
            {
                json.WriteStartObject();
                json.WriteString("digest", review.Envelope.Digest);
                json.WriteString("state", review.State.ToString().ToLowerInvariant());
                json.WriteString("why", review.Why);
                json.WriteString("key", review.Signature.Fingerprint);
                json.WriteBoolean("isTouched", review.Signature.IsTouched);
                json.WriteBoolean("isRubberStamp", review.Review.Shown.IsRubberStamp);
                json.WritePropertyName("statement");
                json.WriteRawValue(review.Envelope.Payload);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        stream.Write("\n"u8);
    }
}
