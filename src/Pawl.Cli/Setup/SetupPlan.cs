using System.Text;
using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;

namespace Pawl.Cli.Setup;

/// <summary>Everything that a repository needs to be guarded.</summary>
/// <param name="Edits">In the order in which they are made.</param>
/// <param name="Notes">What the user should know.</param>
internal sealed record SetupPlan(IReadOnlyList<FileEdit> Edits, IReadOnlyList<string> Agents, IReadOnlyList<string> Notes)
{
    /// <param name="agents">Set up besides those in use.</param>
    /// <param name="finds">Look for agents in use.</param>
    internal static async Task<SetupPlan> Of(GitRepository repository, IReadOnlyList<string> agents, bool finds, CancellationToken cancel)
    {
        var root =
            repository.WorkTree ?? throw new UserError("this repository has no work tree", "Run it where people and agents edit files.");
        var program = ProgramCall.Own();
        var (edits, notes) = (new List<FileEdit?>(), new List<string>());
        if (!File.Exists(Path.Combine(root, Policy.FileName)))
        {
            edits.Add(FileEdit.Own(Path.Combine(root, Policy.FileName), Resource("pawl.yaml")));
        }
        edits.Add(FileEdit.Own(Path.Combine(root, ".pawl", "policy.schema.json"), Resource("policy.schema.json")));
        edits.AddRange(await GitHooks.Plan(repository, program.Shell, notes, cancel));
        edits.Add(await Refspecs(repository, cancel));
        var home = Environment.GetEnvironmentVariable("HOME");
        var searchPath = Environment.GetEnvironmentVariable("PATH") ?? "";
        var wanted = agents
            .Select(AgentSetups.Of)
            .Union(finds ? AgentSetups.All.Where(a => a.IsInUse(root, home, searchPath)) : [])
            .ToList();
        foreach (var agent in wanted)
        {
            edits.AddRange(agent.Plan(root, program));
        }
        if (wanted.Count == 0)
        {
            notes.Add("no agent was found in use here; `pawl init --agent NAME` sets one up");
        }
        if (program.Shell != "pawl")
        {
            notes.Add($"pawl is not on the PATH: hooks call it as {program.Shell}, which other machines do not have");
        }
        return new SetupPlan([.. edits.OfType<FileEdit>()], [.. wanted.Select(a => a.Id)], notes);
    }

    /// <summary>Notes of others come with each fetch.</summary>
    private static async Task<FileEdit?> Refspecs(GitRepository repository, CancellationToken cancel)
    {
        var path = Path.Combine(repository.CommonFolder, "config");
        var before = FileEdit.Read(path) ?? [];
        var remotes = (await GitProcess.Run(repository.Home, ["remote"], cancel)).OrThrow().Lines.Where(r => r.Length > 0);
        var text = new StringBuilder();
        foreach (var remote in remotes)
        {
            var line = $"+refs/notes/pawl*:refs/notes/remotes/{remote}/pawl*";
            if (!Encoding.UTF8.GetString(before).Contains(line, StringComparison.Ordinal))
            {
                text.Append(
                    $"[remote \"{remote.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]\n\tfetch = {line}\n"
                );
            }
        }
        if (text.Length == 0)
        {
            return null;
        }
        var start = before.Length > 0 && before[^1] != (byte)'\n' ? "\n" : "";
        return new FileEdit(path, before, [.. before, .. Encoding.UTF8.GetBytes(start + text)], [text.ToString()]);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(SetupPlan).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
