using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.Guard;
using Pawl.Engine.Reports;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl status</c>: chains of the files that are changed now, what came in since a person looked, what waits for whom.</summary>
internal static class StatusCommand
{
    internal static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The same as JSON" };
        var prompt = new Option<bool>("--prompt")
        {
            Description = "A few characters for a prompt or a status line; nothing when nothing is to be told",
        };
        var command = new Command("status", "Say how many iterations are left, what was introduced, and what waits for a person")
        {
            json,
            prompt,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var tree =
                    WorkTree.Find(Directory.GetCurrentDirectory())
                    ?? throw new UserError("this is not in a git work tree", "Run it inside of one.");
                await using var guard = HookCommand.GuardOf(tree, Installation.Rules());
                var status = await guard.Status(quick: parsed.GetValue(prompt), cancel);
                if (parsed.GetValue(prompt))
                {
                    Prompt(status);
                }
                else if (parsed.GetValue(json))
                {
                    OutputFile.Write(OutputFile.StandardOutput, stream => Json(stream, status));
                }
                else
                {
                    Text(status);
                }
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    private static void Prompt(GuardStatus status)
    {
        var worst = status.Files.Where(file => file.Length > 0).OrderBy(file => file.Left).FirstOrDefault();
        if (worst is not null)
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"pawl {worst.Length}/{worst.Cap}{(worst.Left == 0 ? "!" : "")}")
            );
        }
    }

    private static void Text(GuardStatus status)
    {
        if (status.Files.Count == 0)
        {
            Console.WriteLine("no file is changed that Pawl analyses");
            return;
        }
        foreach (var file in status.Files)
        {
            var chain = file.Length == 0 ? "a person was here last" : $"{file.Length} of {file.Cap} iterations by agents";
            Console.WriteLine(VisibleText.Line($"{file.Path}: {chain}{Since(file)}"));
            if (file.Left == 0)
            {
                Console.WriteLine("    waits for a person: `pawl review` looks at it and opens it again");
            }
        }
        var waiting = status.Files.Count(file => file.Left == 0);
        Console.WriteLine(waiting == 0 ? "nothing waits for a person" : $"{waiting} of {status.Files.Count} wait for a person");
    }

    private static string Since(FileStatus file)
    {
        var parts = new List<string>();
        Add(file.Introduced, "finding", "introduced");
        Add(file.Lost, "safeguard", "lost");
        return parts.Count == 0 ? "" : $"; {string.Join(", ", parts)} since then";

        void Add(int count, string noun, string what)
        {
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")} {what}"));
            }
        }
    }

    private static void Json(Stream stream, GuardStatus status)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("format", "pawl-status");
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("files");
        foreach (var file in status.Files)
        {
            writer.WriteStartObject();
            writer.WriteString("path", file.Path);
            writer.WriteNumber("length", file.Length);
            writer.WriteNumber("cap", file.Cap);
            writer.WriteNumber("left", file.Left);
            writer.WriteNumber("introduced", file.Introduced);
            writer.WriteNumber("defencesLost", file.Lost);
            writer.WriteString("waitsFor", file.Left == 0 ? "review" : null);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        stream.WriteByte((byte)'\n');
    }
}
