using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Pawl.Cli.Screens.Review;
using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Web;

/// <summary>The pages of a review in the browser. Everything that comes out of the repository is encoded.</summary>
internal static class ReviewHtml
{
    private const string Style = """
        :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
        pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.45 ui-monospace,monospace}
        section{border:1px solid #8886;border-radius:6px;margin:1rem 0;padding:.5rem 1rem;overflow:hidden}
        .added{background:#2ea04326}.removed{background:#f8514926}.hunk{color:#58a}.finding{background:#d2992240;font-weight:600}
        .lost{background:#a371f740;font-weight:600}.note,.question{font-style:italic}label{display:block;margin:.6rem 0}
        input[type=text]{width:100%;box-sizing:border-box;font:inherit}button{font:inherit;padding:.4rem 1.2rem;margin:.5rem .5rem .5rem 0}
        """;

    /// <summary>No script, nothing from elsewhere, our one style by its digest.</summary>
    internal static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    internal static string List(IReadOnlyList<FileState> files, string token)
    {
        var html = new StringBuilder("<h1>Reviews that wait for you</h1><ul>");
        for (var i = 0; i < files.Count; i++)
        {
            var subject = files[i].Subject;
            var state = files[i].Decision is { } decision ? $", decided: {ReviewStatement.Word(decision)}" : "";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<li><a href=\"{i}\">{Text(subject.Path)}</a> chain {subject.ChainLength} of {subject.Cap}, {Numbers.Counted(subject.Standing.Count, "new finding")}{state}</li>"
            );
        }
        html.Append("</ul><form method=\"post\" action=\"done\">").Append(Token(token));
        html.Append("<button>Done: sign in the terminal</button></form>");
        return Page("Pawl review", html);
    }

    internal static string File(FileState file, string token)
    {
        var html = new StringBuilder($"<p><a href=\"./\">all files</a></p><h1>{Text(file.Subject.Path)}</h1>");
        foreach (var page in file.Pages)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Text(page.Title)}</h2>");
            foreach (var line in page.Lines)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<pre class=\"{line.Kind.ToString().ToLowerInvariant()}\">{Text(line.Text)}</pre>"
                );
            }
            html.Append("</section>");
        }
        html.Append("<form method=\"post\">").Append(Token(token));
        for (var i = 0; i < file.Items.Count; i++)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<label>{Text(file.Items[i].Text)}<input type=\"text\" name=\"reason{i}\" maxlength=\"500\" value=\"{Text(file.Items[i].Reason)}\" placeholder=\"accepted because; empty: it stays an objection\"></label>"
            );
        }
        html.Append(
            "<button name=\"decision\" value=\"approve\">Approve</button><button name=\"decision\" value=\"reject\">Reject</button></form>"
        );
        return Page(file.Subject.Path, html);
    }

    internal static string Done() => Page("Pawl review", new StringBuilder("<h1>Done</h1><p>Go back to the terminal to sign.</p>"));

    private static string Page(string title, StringBuilder body) =>
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(title)}</title><style>{Style}</style><main>{body}</main></html>";

    private static string Token(string token) => $"<input type=\"hidden\" name=\"token\" value=\"{token}\">";

    private static string Text(string text) => WebUtility.HtmlEncode(VisibleText.Line(text));
}
