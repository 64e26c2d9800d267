using System.Net;
using System.Security.Cryptography;
using System.Text;
using Pawl.Cli.Screens.Review;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Web;

/// <summary>
/// A review in the browser of the person who started it. Pages come from here alone and run no script; a decision wants
/// the form's own token and our own origin. Nothing is signed here: that is asked for in the terminal.
/// </summary>
internal sealed class ReviewSite(IReadOnlyList<ReviewSubject> subjects, TimeProvider clock)
{
    private const int MostBytes = 1 << 18;
    private readonly string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly List<FileState> files = [.. subjects.Select(s => new FileState(s))];
    private readonly Dictionary<int, long> opened = [];
    private string root = "";

    /// <returns>What was decided when the person was done.</returns>
    internal async Task<IReadOnlyList<ReviewChoice>> Run(Action<string> told, CancellationToken cancel)
    {
        await Loopback.Run(
            0,
            secret,
            Answer,
            address =>
            {
                root = address;
                told($"{address}/{secret}/");
            },
            cancel
        );
        cancel.ThrowIfCancellationRequested();
        return [.. files.Select(f => f.Choice()).OfType<ReviewChoice>()];
    }

    private async Task<bool> Answer(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var parts = request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var file = parts.Length == 2 && int.TryParse(parts[1], out var number) && number >= 0 && number < files.Count ? number : -1;
        if (request.HttpMethod == "GET" && (parts.Length == 1 || file >= 0))
        {
            opened.TryAdd(file, clock.GetTimestamp());
            await Write(response, file < 0 ? ReviewHtml.List(files, token) : ReviewHtml.File(files[file], token));
            return true;
        }
        var form = request.HttpMethod == "POST" ? await Form(request) : null;
        if (form is null)
        {
            response.StatusCode = (int)HttpStatusCode.Forbidden;
            return true;
        }
        if (parts is [_, "done"])
        {
            await Write(response, ReviewHtml.Done());
            return false;
        }
        if (file < 0 || !opened.TryGetValue(file, out var since))
        {
            response.StatusCode = (int)HttpStatusCode.BadRequest;
            return true;
        }
        Decide(files[file], form, clock.GetElapsedTime(since));
        response.Redirect($"{root}/{secret}/");
        return true;
    }

    private static void Decide(FileState file, Dictionary<string, string> form, TimeSpan spent)
    {
        for (var i = 0; i < file.Items.Count; i++)
        {
            var reason = form.GetValueOrDefault(FormattableString.Invariant($"reason{i}"), "").Trim();
            file.Items[i] = file.Items[i] with { Reason = reason };
        }
        file.Spent = spent;
        file.Decision = form.GetValueOrDefault("decision") == "approve" ? ReviewDecision.Approve : ReviewDecision.Reject;
    }

    /// <summary>The fields of a form that one of our own pages sent; null for any other.</summary>
    private async Task<Dictionary<string, string>?> Form(HttpListenerRequest request)
    {
        if (request.ContentLength64 is < 0 or > MostBytes)
        {
            return null;
        }
        // Read even when it is refused: the sender would not hear the answer before all was taken.
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        if (request.Headers["Origin"] != root)
        {
            return null;
        }
        var fields = text.Split('&')
            .Select(field => field.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0])
            .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
        var given = Encoding.UTF8.GetBytes(fields.GetValueOrDefault("token", ""));
        return CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(token)) ? fields : null;
    }

    private static async Task Write(HttpListenerResponse response, string page)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers["Content-Security-Policy"] = ReviewHtml.Policy;
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.Headers["Cache-Control"] = "no-store";
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(page));
    }
}
