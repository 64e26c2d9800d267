using Pawl.Engine.Reviews;

namespace Pawl.Cli.Screens.Review;

/// <summary>Where a review stands, and what each key does. Draws nothing and asks nobody.</summary>
internal sealed class Sitting
{
    private readonly List<FileState> files;
    private readonly TimeProvider clock;
    private long entered;

    internal Sitting(IReadOnlyList<ReviewSubject> subjects, TimeProvider clock)
    {
        this.clock = clock;
        files = [.. subjects.Select(s => new FileState(s))];
        entered = clock.GetTimestamp();
        Current.Seen.Add(0);
    }

    internal FileState Current => files[At];
    internal int At { get; private set; }
    internal int Count => files.Count;
    internal ReviewPage Page => Current.Pages[Current.Page];
    internal bool IsDeciding => Current.Page == Current.Pages.Count - 1;

    /// <summary>First line that is drawn; the painter keeps it within the page.</summary>
    internal int Scroll { get; set; }

    /// <summary>How many lines the painter has room for.</summary>
    internal int Height { get; set; } = 20;

    /// <summary>Said once, until the next key.</summary>
    internal string Message { get; private set; } = "";

    /// <summary>What is being typed; null when nothing is.</summary>
    internal string? Typed { get; private set; }
    internal bool ShowsHelp { get; private set; }
    internal bool AsksToSign { get; private set; }

    /// <summary>Null until it is over; then what is to be signed.</summary>
    internal IReadOnlyList<ReviewChoice>? Result { get; private set; }

    internal void Press(ConsoleKeyInfo key)
    {
        Message = "";
        if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
        {
            Result = [];
        }
        else if (ShowsHelp)
        {
            ShowsHelp = false;
        }
        else if (Typed is not null)
        {
            Type(key);
        }
        else if (AsksToSign)
        {
            Answer(key.KeyChar);
        }
        else
        {
            Move(key);
        }
    }

    private void Answer(char answer)
    {
        AsksToSign = false;
        if (answer is 'y' or 'Y')
        {
            Spend();
            Result = [.. files.Select(f => f.Choice()).OfType<ReviewChoice>()];
        }
        else if (answer is 'n' or 'N')
        {
            Result = [];
        }
    }

    private void Type(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                Current.Accept(Typed!.Trim());
                Typed = null;
                break;
            case ConsoleKey.Escape:
                Typed = null;
                break;
            case ConsoleKey.Backspace:
                Typed = Typed!.Length > 0 ? Typed[..^1] : Typed;
                break;
            default:
                Typed += char.IsControl(key.KeyChar) ? "" : key.KeyChar;
                break;
        }
    }

    private void Move(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.DownArrow when IsDeciding:
                Current.Select(1);
                break;
            case ConsoleKey.UpArrow when IsDeciding:
                Current.Select(-1);
                break;
            case ConsoleKey.DownArrow:
                Scroll++;
                break;
            case ConsoleKey.UpArrow:
                Scroll--;
                break;
            case ConsoleKey.PageDown:
                Scroll += Height;
                break;
            case ConsoleKey.PageUp:
                Scroll -= Height;
                break;
            case ConsoleKey.Home:
                Scroll = 0;
                break;
            case ConsoleKey.End:
                Scroll = int.MaxValue;
                break;
            case ConsoleKey.RightArrow:
                Turn(1);
                break;
            case ConsoleKey.LeftArrow:
                Turn(-1);
                break;
            case ConsoleKey.Tab:
                Enter(At + (key.Modifiers == ConsoleModifiers.Shift ? Count - 1 : 1));
                break;
            case ConsoleKey.Enter when IsDeciding && Current.Items.Count > 0:
                Typed = Current.Items[Current.Item].Reason;
                break;
            default:
                Letter(key.KeyChar);
                break;
        }
    }

    private void Letter(char letter)
    {
        switch (letter)
        {
            case 'j':
                Scroll++;
                break;
            case 'k':
                Scroll--;
                break;
            case ' ':
                Scroll += Height;
                break;
            case 'n':
                Turn(1);
                break;
            case 'p':
                Turn(-1);
                break;
            case 'A':
                Decide(ReviewDecision.Approve);
                break;
            case 'R':
                Decide(ReviewDecision.Reject);
                break;
            case '?':
                ShowsHelp = true;
                break;
            case 'q' when files.Any(f => f.Decision is not null):
                AsksToSign = true;
                break;
            case 'q':
                Result = [];
                break;
        }
    }

    private void Turn(int by)
    {
        var to = Math.Clamp(Current.Page + by, 0, Current.Pages.Count - 1);
        Message = to == Current.Page ? (by > 0 ? "this is the last page: A approves, R rejects" : "this is the first page") : "";
        Current.Page = to;
        Current.Seen.Add(to);
        Scroll = 0;
    }

    private void Enter(int file)
    {
        Spend();
        At = file % Count;
        Current.Seen.Add(Current.Page);
        Scroll = 0;
    }

    private void Decide(ReviewDecision decision)
    {
        var unseen = Current.Pages.Count - Current.Seen.Count;
        if (unseen > 0)
        {
            Message = FormattableString.Invariant($"{unseen} of {Current.Pages.Count} pages were not looked at yet: n turns the page");
            return;
        }
        Current.Decision = decision;
        var open = files.FindIndex(f => f.Decision is null);
        if (open >= 0)
        {
            Enter(open);
            Message = "noted; here is the next file";
        }
        else
        {
            AsksToSign = true;
        }
    }

    private void Spend()
    {
        var now = clock.GetTimestamp();
        Current.Spent += clock.GetElapsedTime(entered, now);
        entered = now;
    }
}
