using System.Security.Cryptography;
using System.Text;

namespace Pawl.Engine.Reports.Html;

/// <summary>A whole page in one file: style, script and data inside, and a policy that lets nothing else load or run.</summary>
internal static class Page
{
    private static readonly string Style = PageAsset.Text("report.css");
    private static readonly string Script = PageAsset.Text("report.js");

    /// <param name="own">Style that depends on the data.</param>
    /// <param name="data">JSON that the script draws from, encoded so that it cannot end its element.</param>
    internal static void Write(TextWriter output, string title, Html body, string own, string data)
    {
        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"");
        output.Write(
            $"default-src 'none'; img-src data:; style-src {Hash(Style)} {Hash(own)}; script-src {Hash(Script)}; base-uri 'none'; form-action 'none'\">\n"
        );
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Write(
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n"
        );
        output.Write($"<title>{Html.Encode(title)}</title>\n");
        output.Write($"<link rel=\"icon\" href=\"{Frame.Icon}\">\n<style>{Style}</style>\n<style>{own}</style>\n</head>\n<body>\n");
        body.WriteTo(output);
        output.Write($"<script type=\"application/json\" id=\"data\">{data}</script>\n<script>{Script}</script>\n</body>\n</html>\n");
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
