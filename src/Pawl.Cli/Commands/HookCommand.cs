using System.CommandLine;
using System.Text.Json;
using Pawl.Analysis;
using Pawl.Cli.Hooks;
using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.Guard;
using Pawl.Engine.Policy;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl hook AGENT</c>: what an agent's hooks call at each edit, each command and each end of a turn.</summary>
internal static class HookCommand
{
    internal static Command Create()
    {
        var agent = new Argument<string>("agent") { Description = "Whose hook this is" };
        agent.AcceptOnlyFromAmong([.. AgentProtocols.All.Select(protocol => protocol.Id)]);
        var name = new Argument<string?>("event")
        {
            Description = "The event, where the agent does not tell it",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("hook", "Answer an agent's hook: its JSON on standard input, the answer in its own protocol")
        {
            agent,
            name,
        };
        command.SetAction(async (parsed, cancel) => await Run(AgentProtocols.Of(parsed.GetValue(agent)!), parsed.GetValue(name), cancel));
        return command;
    }

    private static async Task<int> Run(IAgentProtocol protocol, string? name, CancellationToken cancel)
    {
        using var input = new MemoryStream();
        await using (var standard = Console.OpenStandardInput())
        {
            await standard.CopyToAsync(input, cancel);
        }
        var output = await Respond(protocol, name, input.ToArray(), cancel);
        Console.Out.Write(output.Output);
        Console.Error.Write(output.Error);
        return output.ExitCode;
    }

    /// <param name="payload">What the agent gave.</param>
    /// <exception cref="UserError">It is no payload of a hook.</exception>
    internal static async Task<HookOutput> Respond(IAgentProtocol protocol, string? name, byte[] payload, CancellationToken cancel)
    {
        try
        {
            var hook = protocol.Read(HookPayload.Parse(payload), name);
            return hook is null || WorkTree.Find(hook.Folder) is not { } tree
                ? HookOutput.Nothing
                : protocol.Write(hook, await Answer(hook, tree, cancel));
        }
        catch (JsonException e)
        {
            throw new UserError(
                $"standard input is no payload of a hook: {e.Message}",
                "This command is for agents; `pawl init` sets it up."
            );
        }
    }

    private static async Task<HookReply> Answer(HookEvent hook, WorkTree tree, CancellationToken cancel)
    {
        try
        {
            var rules = Installation.Rules();
            StartReading(hook, rules);
            await using var guard = GuardOf(tree, rules);
            return await guard.Answer(hook, cancel);
        }
        catch (UserError e) when (hook.Kind is HookKind.BeforeEdit or HookKind.BeforeShell)
        {
            // What cannot be judged is not let through.
            return new HookReply(HookAnswer.Deny, $"Pawl cannot judge this: {e.Message}. {e.Hint}");
        }
    }

    /// <exception cref="UserError">The policy is not understood.</exception>
    internal static Guard GuardOf(WorkTree tree, RuleLibrary rules)
    {
        var file = Path.Combine(tree.Root, Policy.FileName);
        return new Guard(
            tree,
            GitHookCommand.OpenLedger(tree.CommonFolder),
            Installation.PlainTools(rules),
            PolicyFile.InWorkTree(tree.Root),
            File.Exists(file) ? File.ReadAllText(file) : "",
            GitHookCommand.IsCosmetic,
            new GuardText((path, id) => Instead(rules, path, id)),
            TimeProvider.System,
            cancel => GitHookCommand.GateObjection(tree.Root, null, cancel)
        );
    }

    private static string? Instead(RuleLibrary rules, string path, string id) =>
        Analyser.LanguageOf(path, default) is { } language ? rules.Of(language.Rules).Rules.FirstOrDefault(r => r.Id == id)?.Instead : null;

    /// <summary>Rules are read while git is asked.</summary>
    private static void StartReading(HookEvent hook, RuleLibrary rules)
    {
        if (hook.Kind == HookKind.AfterEdit)
        {
            foreach (var language in hook.Files.Select(f => Analyser.LanguageOf(f, default)?.Rules).OfType<string>().Distinct())
            {
                _ = Task.Run(() => rules.Of(language));
            }
        }
    }
}
