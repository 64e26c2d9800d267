using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Functions whose name is given to a call (<c>pthread_create(&amp;t, NULL, worker, p)</c>) or stored as a handler, by what gets them.</summary>
internal static class Callbacks
{
    internal static Dictionary<string, Site> Of(FileForm form, Func<Function, FunctionContext> contextOf)
    {
        Dictionary<string, Site> passed = new(StringComparer.Ordinal);
        var names = form.Functions.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var function in form.Functions)
        {
            FormWalk.Expressions(function.Body, expression => Visit(expression, function));
        }
        return passed;

        void Visit(Expression expression, Function around)
        {
            switch (expression)
            {
                case Call { Callee: Name callee } call:
                    foreach (var argument in call.Arguments)
                    {
                        Note(argument.Value, callee.Id, Site.NoPrefixes, call.Span, around);
                    }
                    break;
                // std::thread worker(run);
                case Call { Callee: Member { Target: Name holder } method } call:
                    foreach (var argument in call.Arguments)
                    {
                        Note(argument.Value, method.Id, [holder.Id], call.Span, around);
                    }
                    break;
                case Assignment { Target: Member member } assignment:
                    Note(assignment.Value, member.Id, Site.NoPrefixes, assignment.Span, around);
                    break;
            }
        }

        void Note(Expression value, string to, IReadOnlyList<string> prefixes, Span span, Function around)
        {
            var given = value is Cast cast ? cast.Value : value;
            given = given is Unary { Operator: UnaryOperator.AddressOf } address ? address.Operand : given;
            if (given is Name name && names.Contains(name.Id))
            {
                passed.TryAdd(name.Id, new Site(span, to, prefixes) { Function = contextOf(around) });
            }
        }
    }
}
