using System.Text.Json;
using System.Text.Json.Nodes;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;

namespace Pawl.Engine.Guard;

/// <summary>What is remembered of an agent's session from one hook to the next: <c>.git/pawl/sessions/</c>.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="Session">As the agent calls it; empty where it does not tell.</param>
public sealed record Turn(string Agent, string Session)
{
    /// <summary>Turns so far, for agents that do not number them.</summary>
    public int Number { get; init; }

    /// <summary>The agent's own name of the turn.</summary>
    public string? Name { get; init; }

    /// <summary>The turn is over: the next edit begins another.</summary>
    public bool HasEnded { get; init; }

    public string? Model { get; init; }

    /// <summary>How often this turn was held at its end.</summary>
    public int Holds { get; init; }

    /// <summary>What could not be told after an edit, because the agent does not listen then.</summary>
    public string? Pending { get; init; }

    /// <summary>Files that it said it would edit, and has not said that it did: some agents never do.</summary>
    public IReadOnlyList<string> Announced { get; init; } = [];

    /// <summary>What the turn is called in the ledger.</summary>
    public string Id => Name ?? $"turn {Number}";

    /// <summary>A person has said something, or what comes next is another turn.</summary>
    public Turn Next(string? name) => this with { Number = Number + 1, Name = name, HasEnded = false, Holds = 0, Announced = [] };

    public static Turn Read(WorkTree tree, string agent, string session)
    {
        var none = new Turn(agent, session);
        var file = FileOf(tree, agent, session);
        if (!File.Exists(file))
        {
            return none;
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = json.RootElement;
            return none with
            {
                Number = Math.Max(0, root.Number("turn")),
                Name = root.Text("name") is { Length: > 0 } name ? name : null,
                HasEnded = root.Member("ended").ValueKind == JsonValueKind.True,
                Model = root.Text("model") is { Length: > 0 } model ? model : null,
                Holds = root.Number("holds"),
                Pending = root.Text("pending") is { Length: > 0 } pending ? pending : null,
                Announced = [.. root.Items("announced").Select(path => path.GetString() ?? "")],
            };
        }
        catch (JsonException)
        {
            return none; // It only saves the agent from telling twice.
        }
    }

    public void Write(WorkTree tree)
    {
        var file = FileOf(tree, Agent, Session);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var json = new JsonObject
        {
            ["turn"] = Number,
            ["name"] = Name,
            ["ended"] = HasEnded,
            ["model"] = Model,
            ["holds"] = Holds,
            ["pending"] = Pending,
            ["announced"] = new JsonArray([.. Announced.Select(path => (JsonNode)path)]),
        };
        var partial = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(partial, json.ToJsonString());
        File.Move(partial, file, overwrite: true);
    }

    private static string FileOf(WorkTree tree, string agent, string session) =>
        Path.Combine(tree.CommonFolder, "pawl", "sessions", ShortHash.Of($"{agent}\0{session}\0{tree.GitFolder}") + ".json");
}
