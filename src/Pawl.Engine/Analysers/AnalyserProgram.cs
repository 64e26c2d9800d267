using System.Globalization;
using System.Text;
using System.Text.Json;
using Pawl.Analysis.Findings;
using Pawl.Engine.Git;

namespace Pawl.Engine.Analysers;

/// <summary>Starts an analyser's commands over copies of contents and makes what it writes ours.</summary>
internal sealed class AnalyserProgram(InstalledAnalyser analyser, TimeSpan most)
{
    private const int MostBytes = 256 << 20;
    private const int LongestMessage = 2000;
    private const string NotWhich = "files and does not say which";
    private readonly AnalyserDefinition definition = analyser.Definition;
    private readonly FindingTranslation translation = new(analyser.Definition);

    /// <summary>One of several was not looked at, and the analyser does not say which.</summary>
    internal static bool SaysNotWhich(string gap) => gap.EndsWith(NotWhich, StringComparison.Ordinal);

    /// <returns>An answer for every content, and what went wrong, or null.</returns>
    internal async Task<(Dictionary<string, FileAnswer> Answers, string? Trouble)> Run(
        IReadOnlyList<SourceContent> contents,
        CancellationToken cancel
    )
    {
        Stage stage;
        try
        {
            stage = new Stage(contents, definition.Silencers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var answer = new FileAnswer([], "no folder could be made for it");
            return (
                contents.ToDictionary(content => content.Path, _ => answer, StringComparer.Ordinal),
                $"no folder could be made for it: {e.Message}"
            );
        }
        using (stage)
        {
            var place = new GitPlace(
                stage.Folder,
                definition.Environment.ToDictionary(pair => pair.Key, pair => Arguments.Fill(pair.Value, analyser.Values))
            );
            var (output, trouble) = await Commands(stage, place, cancel);
            var raw = RawOutput.Empty;
            if (output is not null)
            {
                try
                {
                    raw = Read(stage, output);
                }
                catch (Exception e) when (trouble is not null && (e is JsonException or IOException))
                {
                    // What went wrong is known already.
                }
                catch (Exception e) when (e is JsonException or IOException)
                {
                    trouble = $"what it wrote cannot be read: {e.Message}";
                }
            }
            trouble ??= raw.Gaps.Where(gap => gap.File.Length == 0).Select(gap => gap.Reason).FirstOrDefault();
            trouble = trouble is null ? null : Short(trouble, stage);
            return (Answers(contents, raw, stage, trouble), trouble);
        }
    }

    private async Task<(ToolOutput? Output, string? Trouble)> Commands(Stage stage, GitPlace place, CancellationToken cancel)
    {
        ToolOutput? output = null;
        foreach (var command in definition.Run)
        {
            output = await ToolProcess.Run(analyser.Program, Arguments.Of(command, analyser, stage), place, most, MostBytes, cancel);
            if (TroubleOf(output) is { } trouble)
            {
                return (output, trouble);
            }
        }
        return (output, null);
    }

    private string? TroubleOf(ToolOutput output) =>
        output.End switch
        {
            ToolEnd.NotStarted => $"it could not be started: {output.ErrorText}",
            ToolEnd.OutOfTime => string.Create(CultureInfo.InvariantCulture, $"it was stopped after {most.TotalSeconds} seconds"),
            ToolEnd.SaidTooMuch => "it was stopped because it wrote more than can be read",
            _ when !definition.ExitCodes.Contains(output.ExitCode) => string.Create(
                CultureInfo.InvariantCulture,
                $"it ended with {output.ExitCode}: {(output.ErrorText.Trim().Length > 0 ? output.ErrorText : output.Text).TrimStart()}"
            ),
            _ => null,
        };

    private RawOutput Read(Stage stage, ToolOutput output)
    {
        var form = definition.Output;
        var bytes =
            form.From == "stdout" ? output.Bytes
            : form.From == "stderr" ? Encoding.UTF8.GetBytes(output.ErrorText)
            : File.Exists(stage.Output) ? File.ReadAllBytes(stage.Output)
            : throw new IOException("there is no output");
        // Nothing at all is how some say that they found nothing; the exit code has been looked at.
        var raw =
            form.Format == "lines" ? LineReader.Read(Encoding.UTF8.GetString(bytes), form)
            : form.Format == "json" ? FieldReader.Read(bytes, form)
            : SarifReader.Read(bytes);
        if (form.GapLines is { } gaps)
        {
            raw.Gaps.AddRange(
                gaps.Matches(output.Text + "\n" + output.ErrorText)
                    .Select(match => (match.Groups["file"].Value.Trim(), match.Groups["message"].Value.Trim()))
            );
        }
        if (form.Looked?.Lines is { } lines)
        {
            return raw with
            {
                Looked = [.. lines.Matches(output.Text + "\n" + output.ErrorText).Select(match => match.Groups["file"].Value.Trim())],
            };
        }
        return form.Format == "sarif" && form.Looked is not { Artifacts: true } ? raw with { Looked = null } : raw;
    }

    private Dictionary<string, FileAnswer> Answers(IReadOnlyList<SourceContent> contents, RawOutput raw, Stage stage, string? trouble)
    {
        var findings = contents.ToDictionary(content => content.Path, _ => new List<OutsideFinding>(), StringComparer.Ordinal);
        var gaps = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var found in raw.Findings)
        {
            if (stage.OriginOf(found.File) is not { } path)
            {
                continue;
            }
            if (translation.IsGap(found))
            {
                gaps.TryAdd(path, Short(found.Message, stage));
            }
            else if (translation.Of(found, path) is { } ours)
            {
                findings[path].Add(ours);
            }
        }
        foreach (var (file, reason) in raw.Gaps)
        {
            if (stage.OriginOf(file) is { } path)
            {
                gaps.TryAdd(path, reason.Length == 0 ? "it could not be read" : Short(reason, stage));
            }
        }
        var looked = raw.Looked?.Select(stage.OriginOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var unseen =
            trouble
            ?? (raw.LookedCount is { } count && count < contents.Count ? $"it looked at {count} of {contents.Count} {NotWhich}" : null);
        return contents.ToDictionary(
            content => content.Path,
            content => new FileAnswer(
                Analysers.Sorted(findings[content.Path]),
                gaps.GetValueOrDefault(content.Path)
                    ?? (
                        looked is null ? unseen
                        : looked.Contains(content.Path) ? trouble
                        : trouble ?? "it is not among the files that it says it looked at"
                    )
                    ?? ""
            ),
            StringComparer.Ordinal
        );
    }

    // Paths of the stage differ from run to run.
    private static string Short(string text, Stage stage)
    {
        var line =
            text.Replace(stage.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault()
            ?? "no reason is given";
        return line.Length > LongestMessage ? line[..LongestMessage] : line;
    }
}
