using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Patterns on comments, classes, functions and their annotations.</summary>
internal static class FileHooks
{
    internal static void Comments(FileFlow file)
    {
        var context = file.ContextOf(file.Form.Module);
        foreach (var comment in file.Form.Comments)
        {
            foreach (var hook in file.Rules.OnComment(comment))
            {
                Apply(file, hook, new Site(comment.Span, "comment", Site.NoPrefixes) { Function = context });
            }
        }
    }

    internal static void Classes(FileFlow file)
    {
        foreach (var declared in file.Form.Classes)
        {
            var context = new FunctionContext(file.Form.Module, declared, file.Context);
            foreach (var annotation in declared.Annotations)
            {
                Annotation(file, annotation, context);
            }
            foreach (var method in declared.Methods)
            {
                if (method.Body.Span == default)
                {
                    Annotations(file, method);
                }
            }
        }
    }

    internal static void Functions(FileFlow file)
    {
        foreach (var function in file.Form.Functions)
        {
            var context = Annotations(file, function);
            foreach (var hook in file.Rules.Of(PatternKind.Function).Globs)
            {
                if (Conditions.Fits(hook.Pattern.Function, context))
                {
                    Apply(file, hook, new Site(function.Head, function.Id, Site.NoPrefixes) { Function = context });
                }
            }
        }
    }

    private static FunctionContext Annotations(FileFlow file, Function function)
    {
        var context = file.ContextOf(function);
        foreach (var annotation in function.Annotations)
        {
            Annotation(file, annotation, context);
        }
        foreach (var annotation in function.Parameters.SelectMany(p => p.Annotations))
        {
            Annotation(file, annotation, context);
        }
        return context;
    }

    private static void Annotation(FileFlow file, Annotation annotation, FunctionContext context)
    {
        var qualified = file.Qualify(annotation.Id);
        var dot = qualified.LastIndexOf('.');
        var last = qualified[(dot + 1)..];
        var index = file.Rules.Of(PatternKind.Annotation);
        if (!index.Any(last))
        {
            return;
        }
        var values = annotation.Arguments.Select(a => ValueOf(a.Value)).ToList();
        IReadOnlyList<string> prefixes = dot > 0 ? [qualified[..dot]] : [NamePattern.SimpleType];
        var site = new Site(annotation.Span, last, prefixes)
        {
            Function = context,
            Arguments = annotation.Arguments,
            Values = values,
        };
        foreach (var hook in index.Named(last).Concat(index.Globs))
        {
            if (hook.Pattern.Name!.Matches(last, prefixes, dot > 0))
            {
                Apply(file, hook, site);
            }
        }
    }

    /// <summary>Of a constant, and of a list of them.</summary>
    private static Value ValueOf(Expression given) =>
        given switch
        {
            Literal literal => Value.Of(literal.Text, literal.Kind),
            Collection { Kind: CollectionKind.List } list => new Value
            {
                Collection = CollectionKind.List,
                Elements =
                [
                    .. list.Entries.Select(
                        (e, at) => KeyValuePair.Create(at.ToString(System.Globalization.CultureInfo.InvariantCulture), ValueOf(e.Value))
                    ),
                ],
            },
            _ => Value.Nothing,
        };

    private static void Apply(FileFlow file, Hook hook, Site site)
    {
        if (!hook.Pattern.Deferred && !Conditions.Hold(hook.Pattern, site))
        {
            return;
        }
        switch (hook.Role)
        {
            case Role.Match:
                file.Add(new RawFinding(hook.Rule!, hook.Pattern, site, site.Span, site.Span, null, null) { SinkName = site.Last });
                break;
            case Role.Fact:
                site.Function.Saw(hook.Fact);
                break;
            case Role.Defence:
                file.Add(new RawDefence(hook.DefenceKind, hook.Cwe, site.Span, site.Span, site.Function.Function));
                break;
        }
    }
}
