using System.CommandLine;
using System.Text.Json;
using Pawl.Engine.Analysers;
using Spectre.Console;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl analysers</c>: which outside analysers are known, and which are here.</summary>
internal static class AnalysersCommand
{
    internal static Command Create()
    {
        var options = new AnalyserOptions();
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var command = new Command("analysers", "List the outside analysers that are known and those that are on this machine") { json };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var known = await options.All(parsed, AnalyserOptions.RootAround("."), cancel);
                if (parsed.GetValue(json))
                {
                    WriteJson(known);
                }
                else
                {
                    WriteTable(known);
                }
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    private static void WriteTable(IReadOnlyList<KnownAnalyser> known)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("analyser", "version", "files", "");
        foreach (var analyser in known.OrderBy(a => a.Installed is null).ThenBy(a => a.Id, StringComparer.Ordinal))
        {
            table.AddRow(
                Markup.Escape(analyser.Id),
                Markup.Escape(analyser.Installed?.Version ?? "-"),
                Markup.Escape(
                    analyser.Endings.Count == 0
                        ? "all"
                        : string.Join(' ', analyser.Endings.Take(6)) + (analyser.Endings.Count > 6 ? " …" : "")
                ),
                Markup.Escape(analyser.Installed?.Program ?? analyser.Missing)
            );
        }
        Terminal.Output().Write(table);
    }

    private static void WriteJson(IReadOnlyList<KnownAnalyser> known)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartArray();
            foreach (var analyser in known)
            {
                writer.WriteStartObject();
                writer.WriteString("id", analyser.Id);
                writer.WriteString("title", analyser.Title);
                writer.WriteString("version", analyser.Installed?.Version);
                writer.WriteString("program", analyser.Installed?.Program);
                writer.WriteString("missing", analyser.Installed is null ? analyser.Missing : null);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        output.Write("\n"u8);
    }
}
