using System.Text;
using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Screens.Review;

/// <summary>Draws a review's state as one frame of a terminal.</summary>
internal static class ReviewPainter
{
    private const int Frame = 4;

    private static readonly string[] Help =
    [
        "n  right      next page            p  left       previous page",
        "j  k  arrows  scroll               space  PgDn   a screen further",
        "Tab           next file            Shift-Tab     previous file",
        "",
        "On the last page:",
        "up  down      choose a finding or a lost safeguard",
        "Enter         type why it is accepted; what has no reason stays an objection",
        "A             approve this content    R  reject it",
        "",
        "q             leave; asks whether to sign what was decided",
    ];

    internal static string Paint(Sitting state, int width, int height, bool colour)
    {
        var subject = state.Current.Subject;
        state.Height = Math.Max(1, height - Frame);
        var body = (state.ShowsHelp ? Help.Select(h => (ReviewLineKind.Text, h)) : Body(state)).SelectMany(l => Wrapped(l, width)).ToList();
        state.Scroll = Math.Clamp(state.Scroll, 0, Math.Max(0, body.Count - state.Height));
        var frame = new StringBuilder("\e[H");
        var file = FormattableString.Invariant(
            $" {subject.Path}  ({state.At + 1} of {state.Count})  chain {subject.ChainLength} of {subject.Cap} "
        );
        Line(frame, "7;1", file, width, colour: true);
        Line(
            frame,
            "1",
            FormattableString.Invariant($" page {state.Current.Page + 1} of {state.Current.Pages.Count}: {state.Page.Title}"),
            width,
            true
        );
        for (var i = 0; i < state.Height; i++)
        {
            var at = state.Scroll + i;
            var (kind, text) = at < body.Count ? body[at] : (ReviewLineKind.Text, "");
            Line(frame, Style(kind), text, width, colour);
        }
        var more = body.Count - state.Scroll - state.Height;
        Line(frame, "2", more > 0 ? FormattableString.Invariant($" {more} more lines below") : "", width, colour);
        frame.Append("\e[7m").Append(Padded(Foot(state), width)).Append("\e[0m");
        return frame.ToString();
    }

    private static IEnumerable<(ReviewLineKind, string)> Body(Sitting state)
    {
        var lines = state.Page.Lines.Select(l => (l.Kind, l.Text));
        if (!state.IsDeciding)
        {
            return lines;
        }
        var items = state.Current.Items.SelectMany(
            (item, i) =>
                new[]
                {
                    (ReviewLineKind.Finding, (i == state.Current.Item ? "> " : "  ") + VisibleText.Line(item.Text)),
                    (
                        ReviewLineKind.Text,
                        i == state.Current.Item && state.Typed is { } typed ? $"    reason: {VisibleText.Line(typed)}_"
                        : item.Reason.Length > 0 ? $"    accepted: {VisibleText.Line(item.Reason)}"
                        : "    not accepted"
                    ),
                }
        );
        var decided = state.Current.Decision is { } decision ? $"decided: {ReviewStatement.Word(decision)}" : "not decided yet";
        return [.. items, (ReviewLineKind.Note, decided), .. lines];
    }

    private static string Foot(Sitting state) =>
        state.AsksToSign ? " Sign what was decided? y signs, n throws it away, any other key goes on"
        : state.Typed is not null ? " Enter keeps the reason, Esc leaves it"
        : state.Message.Length > 0 ? " " + state.Message
        : state.IsDeciding ? " A approve   R reject   Enter accept with a reason   p back   Tab next file   ? help   q quit"
        : " n next page   p back   space scroll   Tab next file   ? help   q quit";

    private static IEnumerable<(ReviewLineKind, string)> Wrapped((ReviewLineKind Kind, string Text) line, int width) =>
        CellWidth.Pieces(line.Text, Math.Max(10, width - 1)).Select(piece => (line.Kind, piece));

    private static string Style(ReviewLineKind kind) =>
        kind switch
        {
            ReviewLineKind.Added => "32",
            ReviewLineKind.Removed => "31",
            ReviewLineKind.Hunk => "36",
            ReviewLineKind.Finding => "1;33",
            ReviewLineKind.Lost => "1;35",
            ReviewLineKind.Note => "33",
            ReviewLineKind.Question => "34",
            _ => "0",
        };

    private static void Line(StringBuilder frame, string style, string text, int width, bool colour)
    {
        var shown = Padded(VisibleText.Line(text), width);
        frame.Append(colour ? $"\e[{style}m{shown}\e[0m" : shown).Append("\e[K\r\n");
    }

    private static string Padded(string text, int width)
    {
        var piece = CellWidth.Pieces(text, width - 1).First();
        return piece + new string(' ', Math.Max(0, width - 1 - piece.EnumerateRunes().Sum(CellWidth.Of)));
    }
}
