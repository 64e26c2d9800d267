using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>A check that stands elsewhere in the file and runs before a function.</summary>
/// <param name="At">What puts it there: a decorator, an attribute, a middleware's registration.</param>
/// <param name="By">The function that checks.</param>
internal readonly record struct Cover(Function Covered, Span At, Function By);

/// <summary>Which functions of the file run before which others: decorators, filters and guards, middleware, hooks before each request.</summary>
internal sealed class Covers
{
    private readonly FileForm form;
    private readonly Frameworks frameworks;
    private readonly ILookup<string, Function> functions;
    private readonly ILookup<string, Class> classes;
    private readonly List<Cover> found = [];

    private Covers(FileForm form, Frameworks frameworks)
    {
        (this.form, this.frameworks) = (form, frameworks);
        functions = form.Functions.ToLookup(f => f.Id, StringComparer.Ordinal);
        classes = form.Classes.ToLookup(c => c.Id, StringComparer.Ordinal);
    }

    internal static IReadOnlyList<Cover> Of(FileForm form, Frameworks frameworks)
    {
        var covers = new Covers(form, frameworks);
        foreach (var function in form.Functions)
        {
            covers.Annotated(function, function.Annotations);
        }
        foreach (var declared in form.Classes.Where(c => c.Annotations.Count > 0))
        {
            foreach (var method in declared.Methods)
            {
                covers.Annotated(method, declared.Annotations);
            }
        }
        covers.BeforeRequests();
        foreach (var function in form.Functions.Prepend(form.Module))
        {
            covers.Middleware(function);
        }
        return covers.found;
    }

    private void Annotated(Function covered, IReadOnlyList<Annotation> annotations)
    {
        foreach (var annotation in annotations)
        {
            var name = annotation.Id[(annotation.Id.LastIndexOf('.') + 1)..];
            if (Only(functions[name]) is { ClassName: null } decorator)
            {
                Add(
                    covered,
                    annotation.Span,
                    form.Functions.Where(f => f.QualifiedName.StartsWith(decorator.QualifiedName + ".", StringComparison.Ordinal))
                );
            }
            foreach (var filter in Named(annotation, name))
            {
                Add(covered, annotation.Span, filter.Methods.Where(m => frameworks.IsFilter(m.Id)));
            }
        }
    }

    /// <summary><c>[RequireOwner]</c> and <c>[ServiceFilter(typeof(RequireOwner))]</c>, <c>@UseGuards(OwnerGuard)</c>.</summary>
    private IEnumerable<Class> Named(Annotation annotation, string name)
    {
        List<string> names = [name, name + "Attribute"];
        foreach (var argument in annotation.Arguments)
        {
            FormWalk.Expressions(
                argument.Value,
                e =>
                {
                    if (e is Name { Id: var id })
                    {
                        names.Add(id);
                    }
                }
            );
        }
        return names.Select(n => Only(classes[n])).OfType<Class>();
    }

    /// <summary>Flask: <c>@app.before_request</c> runs before every route of <c>app</c>.</summary>
    private void BeforeRequests()
    {
        foreach (var before in form.Functions)
        {
            foreach (
                var hook in before.Annotations.Where(a =>
                    a.Id.Contains('.', StringComparison.Ordinal) && frameworks.IsHook(a.Id[(a.Id.LastIndexOf('.') + 1)..])
                )
            )
            {
                var owner = hook.Id[..(hook.Id.LastIndexOf('.') + 1)];
                foreach (var route in form.Functions.Where(f => IsRouteOf(f, owner)))
                {
                    Add(route, hook.Span, [before]);
                }
            }
        }
    }

    private bool IsRouteOf(Function function, string owner) =>
        function.Annotations.Any(a =>
            a.Id.StartsWith(owner, StringComparison.Ordinal) && (a.Id[owner.Length..] is "route" || frameworks.IsVerb(a.Id[owner.Length..]))
        );

    /// <summary><c>router.use(check)</c>, and <c>router.get("/x", check, show)</c>.</summary>
    private void Middleware(Function around)
    {
        List<(string Owner, string Path, Span At, Function By)> used = [];
        List<Call> calls = [];
        FormWalk.Expressions(around.Body, e => calls.AddRange(e is Call { Callee: Member, Arguments.Length: > 0 } call ? [call] : []));
        foreach (var call in calls.OrderBy(c => c.Span.Start))
        {
            var member = (Member)call.Callee;
            var owner = (member.Target as Name)?.Id ?? "";
            var path = (call.Arguments[0].Value as Literal)?.Text;
            var given = call.Arguments.Skip(path is null ? 0 : 1).Select(a => (a.Value.Span, By: FunctionOf(a.Value))).ToList();
            if (member.Id == "use")
            {
                used.AddRange(given.Where(g => g.By is not null).Select(g => (owner, path ?? "", g.Span, g.By!)));
            }
            else if (frameworks.IsVerb(member.Id) && path is not null && given.Count > 0 && given[^1].By is { } handler)
            {
                foreach (var (span, by) in given.SkipLast(1).Where(g => g.By is not null))
                {
                    Add(handler, span, [by!]);
                }
                foreach (var use in used.Where(u => u.Owner == owner && path.StartsWith(u.Path, StringComparison.Ordinal)))
                {
                    Add(handler, use.At, [use.By]);
                }
            }
        }
    }

    private Function? FunctionOf(Expression given) =>
        given switch
        {
            Lambda lambda => lambda.Function,
            Name name => Only(functions[name.Id]),
            _ => null,
        };

    private void Add(Function covered, Span at, IEnumerable<Function> by) =>
        found.AddRange(by.Where(f => f != covered).Select(f => new Cover(covered, at, f)));

    /// <summary>Two of one name cannot be told apart.</summary>
    private static T? Only<T>(IEnumerable<T> all)
        where T : class => all.Take(2).ToList() is [var only] ? only : null;
}
