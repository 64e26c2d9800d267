using System.CommandLine;
using Pawl.Analysis.Rules;
using Pawl.Engine;
using Pawl.Engine.Reports;
using Pawl.Engine.Weaknesses;
using Spectre.Console;
using Rule = Pawl.Analysis.Rules.Rule;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl explain RULE</c>: what a rule finds, why it matters, what to do instead.</summary>
internal static class ExplainCommand
{
    internal static Command Create()
    {
        var name = new Argument<string?>("rule")
        {
            Description = "A rule's id, or language/id; without one, all rules are listed",
            HelpName = "rule",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.CompletionSources.Add(_ => Installation.Rules().All.Select(r => r.Id).Distinct());
        var command = new Command("explain", "Explain a rule") { name };
        command.SetAction(parsed =>
        {
            var rules = Installation.Rules().All.ToList();
            if (parsed.GetValue(name) is { } wanted)
            {
                Explain(Find(rules, wanted));
            }
            else
            {
                List(rules);
            }
            return ExitCodes.Clean;
        });
        return command;
    }

    private static List<Rule> Find(List<Rule> rules, string wanted)
    {
        var found = rules.Where(r => r.Id == wanted || $"{r.Language}/{r.Id}" == wanted).ToList();
        if (found.Count > 0)
        {
            return found;
        }
        var near = rules
            .Select(r => r.Id)
            .Distinct()
            .Where(id => id.Contains(wanted, StringComparison.OrdinalIgnoreCase) || wanted.Split('-').Any(id.Split('-').Contains))
            .Order(StringComparer.Ordinal)
            .Take(5);
        throw new UserError(
            $"there is no rule '{wanted}'",
            near.Any() ? $"Did you mean {string.Join(", ", near)}?" : "`pawl explain` without a name lists all rules."
        );
    }

    private static void Explain(List<Rule> rules)
    {
        var first = rules[0];
        var console = Terminal.Output();
        console.MarkupLineInterpolated($"[bold]{first.Id}[/]: {first.Title}");
        console.MarkupLineInterpolated(
            $"{Words.Of(first.Severity)} severity, {Words.Of(first.Confidence)} confidence, {string.Join(", ", first.Cwe.Select(Name))}"
        );
        console.WriteLine();
        console.WriteLine(first.Why);
        foreach (var rule in rules)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]Instead, in {rule.Language}:[/] {rule.Instead}");
        }
        console.WriteLine();
        foreach (var reference in rules.SelectMany(r => r.References).Distinct())
        {
            console.WriteLine(reference);
        }
    }

    private static string Name(int cwe) => $"{CweCategories.Id(cwe)} {CweCategories.BuiltIn.NameOf(cwe)}".TrimEnd();

    private static void List(List<Rule> rules)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("rule", "severity", "languages", "");
        foreach (var group in rules.GroupBy(r => r.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var worst = group.MaxBy(r => r.Severity)!;
            table.AddRow(
                Markup.Escape(group.Key),
                Words.Of(worst.Severity),
                Markup.Escape(string.Join(", ", group.Select(r => r.Language))),
                Markup.Escape(worst.Title)
            );
        }
        Terminal.Output().Write(table);
    }
}
