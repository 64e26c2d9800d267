using Pawl.Analysis.Flow;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>Routes that are registered by a call, with what stands before their handlers: <c>router.get("/x", requireLogin, show)</c>.</summary>
internal sealed class Routes(DefenceWords words, Frameworks frameworks, List<RawDefence> found)
{
    private readonly List<(string Owner, string Path, RawDefence Defence)> used = [];

    internal IReadOnlyList<string> Of(FileForm form)
    {
        List<string> routes = [];
        foreach (var function in form.Functions.Prepend(form.Module))
        {
            FormWalk.Expressions(
                function.Body,
                e =>
                {
                    if (
                        e is Call { Callee: Member { Id: var verb }, Arguments.Length: > 0 } call
                        && (verb is "use" or "route" || frameworks.IsVerb(verb))
                    )
                    {
                        Registered(call, verb, function, routes);
                    }
                }
            );
        }
        return [.. routes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private void Registered(Call call, string verb, Function function, List<string> routes)
    {
        var path = (call.Arguments[0].Value as Literal)?.Text;
        if (verb != "use" && (path is null || call.Arguments.Length < 2))
        {
            return;
        }
        var route = verb == "use" && path is null ? "" : $"{verb} {path}";
        if (route.Length > 0)
        {
            routes.Add(route);
        }
        foreach (var argument in path is null ? call.Arguments : call.Arguments.Skip(1))
        {
            var gate = argument.Value is Call made ? made.Callee : argument.Value;
            var isHandler = verb != "use" && ReferenceEquals(argument.Value, call.Arguments[^1].Value);
            if (!isHandler && gate is Name or Member && words.OfGate(Checks.NameOf(gate)) is { } kind)
            {
                var defence = new RawDefence(kind, words.CweOf(kind), argument.Value.Span, call.Span, function) { Route = route };
                found.Add(defence);
                if (verb == "use")
                {
                    used.Add((OwnerOf(call), path ?? "", defence));
                }
            }
        }
        if (verb != "use" && path is not null)
        {
            // What is used for a whole router stands before each route that follows.
            found.AddRange(
                used.Where(u =>
                        u.Owner == OwnerOf(call)
                        && u.Defence.Function == function
                        && u.Defence.Span.Start < call.Span.Start
                        && path.StartsWith(u.Path, StringComparison.Ordinal)
                    )
                    .Select(u => u.Defence with { Route = route, Via = "use" })
            );
        }
    }

    private static string OwnerOf(Call call) => ((call.Callee as Member)?.Target as Name)?.Id ?? "";
}
