using System.Globalization;
using Pawl.Engine;

namespace Pawl.Bench.Score;

/// <summary>What <c>bench/run score</c> was asked for.</summary>
/// <param name="Analysers">Outside analysers to compare with; those that are not here are told.</param>
/// <param name="Definitions">More definitions of analysers.</param>
/// <param name="CasesFile">Gets one line for each tool and case, to look at what misses have in common.</param>
internal sealed record ScoreOptions(
    IReadOnlyList<string> Folders,
    CorpusFilter Filter,
    string? CasesFile,
    IReadOnlyList<string> Analysers,
    string? Definitions
)
{
    internal static ScoreOptions Read(string[] arguments)
    {
        List<string> folders = [];
        var (filter, cases) = (new CorpusFilter(null, [], 0), (string?)null);
        var (analysers, definitions) = (new List<string>(), (string?)null);
        for (var i = 0; i < arguments.Length; i++)
        {
            string Next() => ++i < arguments.Length ? arguments[i] : throw Usage($"{arguments[i - 1]} needs a value");
            switch (arguments[i])
            {
                case "--half":
                    filter = filter with
                    {
                        Half = Next() switch
                        {
                            "tune" => 0,
                            "report" => 1,
                            "both" => null,
                            _ => throw Usage("--half is tune, report or both"),
                        },
                    };
                    break;
                case "--cwe":
                    filter = filter with { Cwe = [.. Next().Split(',').Select(Number)] };
                    break;
                case "--most":
                    filter = filter with { Most = Number(Next()) };
                    break;
                case "--cases":
                    cases = Next();
                    break;
                case "--analysers":
                    analysers.AddRange(Next().Split(','));
                    break;
                case "--analysers-file":
                    definitions = Next();
                    break;
                case ['-', ..]:
                    throw Usage($"{arguments[i]} is not known");
                default:
                    folders.Add(arguments[i]);
                    break;
            }
        }
        return folders.Count > 0 ? new ScoreOptions(folders, filter, cases, analysers, definitions) : throw Usage("no corpus was given");
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Usage($"'{text}' is no number");

    private static UserError Usage(string message) =>
        new(
            message,
            "bench/run score [--half tune|report|both] [--cwe 89,78] [--most FILES] [--analysers NAMES] [--analysers-file FILE] [--cases FILE] CORPUS..."
        );
}
