using System.CommandLine;
using Pawl.Cli.Setup;
using Pawl.Engine.Git;
using Pawl.Engine.Reports;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl init</c>: a repository under guard, in one go.</summary>
internal static class InitCommand
{
    internal static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = "Only say what would be done" };
        var agents = new Option<string[]>("--agent")
        {
            Description = "Set up this agent, whether it is found in use or not; may be given again",
            HelpName = "name",
        };
        agents.AcceptOnlyFromAmong([.. AgentSetups.All.Select(a => a.Id)]);
        var noAgents = new Option<bool>("--no-agents") { Description = "Do not look for agents in use" };
        var command = new Command("init", "Set this repository up: policy, git hooks, hooks of agents, notes") { dryRun, agents, noAgents };
        command.SetAction(
            async (parsed, cancel) =>
            {
                using var repository = await GitRepository.Open(Directory.GetCurrentDirectory(), cancel);
                var plan = await SetupPlan.Of(repository, parsed.GetValue(agents) ?? [], !parsed.GetValue(noAgents), cancel);
                Show(repository, plan, parsed.GetValue(dryRun));
                if (!parsed.GetValue(dryRun) && plan.Edits.Count > 0)
                {
                    // Written down first: whatever is made can be undone.
                    new SetupRecord(repository.CommonFolder).Add(plan.Edits);
                    foreach (var edit in plan.Edits)
                    {
                        edit.Apply();
                    }
                    Console.WriteLine(
                        "\n`pawl doctor` proves that it works, `pawl status` says where you are, `pawl uninstall` undoes all of it."
                    );
                }
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    private static void Show(GitRepository repository, SetupPlan plan, bool isDry)
    {
        var would = isDry ? "would " : "";
        foreach (var edit in plan.Edits)
        {
            var path = Path.GetRelativePath(repository.WorkTree!, edit.Path);
            Console.WriteLine(
                VisibleText.Line(
                    $"{would}{(edit.Before is null ? "write" : "add to")}  {(path.StartsWith("..", StringComparison.Ordinal) ? edit.Path : path)}"
                )
            );
        }
        if (plan.Edits.Count == 0)
        {
            Console.WriteLine("everything is set up already");
        }
        if (plan.Agents.Count > 0)
        {
            Console.WriteLine($"agents: {string.Join(", ", plan.Agents)}");
        }
        foreach (var note in plan.Notes)
        {
            Console.WriteLine(VisibleText.Line($"note: {note}"));
        }
    }
}
