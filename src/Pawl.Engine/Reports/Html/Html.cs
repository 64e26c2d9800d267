using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pawl.Engine.Reports.Html;

/// <summary>
/// HTML under construction. What stands literally in an interpolated string is markup; what is put into its holes is
/// text, made visible and encoded, good in elements and in quoted attributes. Only a hole of type <see cref="Html"/> is markup.
/// </summary>
internal sealed class Html
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'`");
    private readonly StringBuilder text = new();

    internal Html Add([InterpolatedStringHandlerArgument("")] ref Hole markup)
    {
        _ = markup;
        return this;
    }

    internal Html Add(Html markup)
    {
        text.Append(markup.text);
        return this;
    }

    internal static Html Of(Action<Html> build)
    {
        var html = new Html();
        build(html);
        return html;
    }

    internal void WriteTo(TextWriter output)
    {
        foreach (var chunk in text.GetChunks())
        {
            output.Write(chunk.Span);
        }
    }

    public override string ToString() => text.ToString();

    /// <summary>Text with what HTML gives a meaning to encoded, and what cannot be seen written out.</summary>
    internal static string Encode(string hostile)
    {
        var visible = VisibleText.Line(hostile);
        return !visible.AsSpan().ContainsAny(Special)
            ? visible
            : visible
                .Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal)
                .Replace("\"", "&quot;", StringComparison.Ordinal)
                .Replace("'", "&#39;", StringComparison.Ordinal)
                .Replace("`", "&#96;", StringComparison.Ordinal);
    }

    [InterpolatedStringHandler]
    internal readonly ref struct Hole
    {
        private readonly StringBuilder text;

        public Hole(int literals, int holes, Html html)
        {
            _ = literals;
            _ = holes;
            text = html.text;
        }

        public void AppendLiteral(string markup) => text.Append(markup);

        public void AppendFormatted(string? hostile) => text.Append(Encode(hostile ?? ""));

        public void AppendFormatted(Html markup) => text.Append(markup.text);

        public void AppendFormatted(long number) => text.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
