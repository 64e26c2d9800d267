using Pawl.Engine.Reviews;

namespace Pawl.Cli.Screens.Review;

/// <summary>A review on the whole terminal. Whatever happens, the terminal is given back as it was.</summary>
internal static class ReviewScreen
{
    private const string Enter = "\e[?1049h\e[?25l\e[2J";
    private const string Leave = "\e[0m\e[?25h\e[?1049l";

    /// <returns>What was decided and is to be signed; nothing when the person left.</returns>
    internal static IReadOnlyList<ReviewChoice> Run(IReadOnlyList<ReviewSubject> subjects, TimeProvider clock, CancellationToken cancel)
    {
        var state = new Sitting(subjects, clock);
        var interrupts = Console.TreatControlCAsInput;
        try
        {
            Console.TreatControlCAsInput = true;
            Console.Out.Write(Enter);
            while (state.Result is null)
            {
                cancel.ThrowIfCancellationRequested();
                var (width, height) = (Math.Max(40, Console.WindowWidth), Math.Max(8, Console.WindowHeight));
                Console.Out.Write(ReviewPainter.Paint(state, width, height, Terminal.WantsColour));
                Console.Out.Flush();
                state.Press(Console.ReadKey(intercept: true));
            }
            return state.Result;
        }
        finally
        {
            Console.Out.Write(Leave);
            Console.Out.Flush();
            Console.TreatControlCAsInput = interrupts;
        }
    }
}
