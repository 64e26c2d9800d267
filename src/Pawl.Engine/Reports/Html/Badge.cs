using Pawl.Analysis.Findings;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Reports.Html;

/// <summary>Small marked words that stand in several sections.</summary>
internal static class Badge
{
    internal static Html Severity(Severity severity) =>
        Html.Of(html => html.Add($"<span class=\"badge s-{Words.Of(severity)}\">{Words.Of(severity)}</span>"));

    internal static Html Author(Author author) => Author(author.Kind, author.Tool, author.Model, author.Level);

    /// <summary>Tool and model for an agent, the kind for anybody else, with how it is known.</summary>
    internal static Html Author(AuthorKind kind, string? tool, string? model, EvidenceLevel level) =>
        Html.Of(html =>
        {
            var name =
                tool is null ? Words.Of(kind)
                : model is null ? tool
                : $"{tool} · {model}";
            html.Add($"<span class=\"author k-{Words.Of(kind)}\">{VisibleText.Cut(name, 60)}</span>");
            if (level != EvidenceLevel.Undeclared)
            {
                html.Add($" <span class=\"evidence\">{Words.Of(level)}</span>");
            }
        });

    internal static Html Commit(string id) =>
        Html.Of(html => html.Add($"<code class=\"id\">{(id.Length == 0 ? "before what was read" : Numbers.ShortId(id))}</code>"));
}
