using Pawl.Analysis.Flow.Versions;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Functions that are what they were in the version before do what they did there, without being followed.</summary>
internal sealed partial class FileFlow
{
    // What was known of the fields when each would have been followed.
    private readonly Dictionary<Function, Dictionary<string, Value>> repeated = [];
    private Dictionary<string, Value>? fieldsNow;
    private int inPast;
    private readonly bool asksPassedTo;

    /// <summary>What is the same in the version before is the same object; null: there are no versions.</summary>
    internal PartList? Parts => recorder?.Parts;

    /// <summary>What was taken over from the version before does not fit.</summary>
    internal bool HasFailed => recorder?.HasFailed == true;

    /// <summary>A lambda stands among the arguments of a call, which rules ask about long after.</summary>
    internal void PassedLambda()
    {
        if (asksPassedTo)
        {
            recorder?.Loud();
        }
    }

    /// <summary>A class inside a function.</summary>
    internal void DeclareFields(string owner, Value fields)
    {
        recorder?.Loud();
        Fields[owner] = fields;
        fieldsNow = null;
    }

    /// <summary>The name that finds the function; null when it finds another.</summary>
    private string? NameOf(Function function) =>
        recorder is not null && ReferenceEquals(Find(function.QualifiedName), function) ? function.QualifiedName : null;

    /// <summary>Nothing but its summary is missing; what it captures is there.</summary>
    private bool IsDone(Function function, int depth)
    {
        if (recorder?.MayRepeat(function) != true)
        {
            return false;
        }
        var isDone = Repeat(function, depth);
        if (!isDone)
        {
            recorder.Follow(function);
        }
        foreach (var before in recorder.Before(function).ToList())
        {
            if (!Inlined.Contains(before) && !running.Contains(before))
            {
                Summarise(before, 0);
            }
        }
        return isDone;
    }

    /// <summary>Does what the function did in the version before, if everything that it asked for then is answered in the same way now.</summary>
    private bool Repeat(Function function, int depth)
    {
        if (repeated.ContainsKey(function))
        {
            return true;
        }
        if (recorder!.FrameOf(function) is not { } frame || recorder.FieldsFor(function, Fields) != frame.Fields || !running.Add(function))
        {
            return false;
        }
        var before = fieldsNow ??= new Dictionary<string, Value>(Fields, StringComparer.Ordinal);
        var isSame = IsSame(frame, depth);
        running.Remove(function);
        if (isSame)
        {
            repeated[function] = before;
            Redo(frame);
        }
        return isSame;
    }

    private bool IsSame(Frame frame, int depth)
    {
        foreach (var question in frame.Followed)
        {
            if (!FollowsTheSame(question))
            {
                return false;
            }
        }
        foreach (var question in frame.Asked)
        {
            if (!IsAnswered(question, depth))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A summary is that of the time when its function would have been followed; whatever else that does has been done.</summary>
    /// <returns>The fields to come back to; null when they are what they were.</returns>
    private Dictionary<string, Value>? GoBack(Function function)
    {
        var then = repeated[function];
        if (ReferenceEquals(then, fieldsNow))
        {
            return null;
        }
        var present = Fields;
        (Fields, fieldsNow) = (new Dictionary<string, Value>(then, StringComparer.Ordinal), null);
        inPast++;
        return present;
    }

    private void ComeBack(Dictionary<string, Value>? present)
    {
        if (present is not null)
        {
            (Fields, fieldsNow) = (present, null);
            inPast--;
        }
    }

    private void Redo(Frame frame)
    {
        foreach (var question in frame.Asked)
        {
            called.Add(FunctionOf(question)!);
        }
        foreach (var question in frame.Followed)
        {
            called.Add(FunctionOf(question)!);
        }
        foreach (var (place, fact) in frame.Facts)
        {
            ContextOf(FunctionAt(place)).Facts.Add(fact);
            Context.Facts.Add(fact);
        }
        foreach (var kept in frame.Defences)
        {
            defences.Add(kept.Present());
        }
        foreach (var kept in frame.Findings)
        {
            Keep(kept.Present(ContextOf(FunctionAt(kept.Function))));
        }
        foreach (var (owner, fields) in frame.Kept)
        {
            JoinFields(owner, fields);
        }
        steps += frame.Steps;
    }

    /// <summary>A real key is a real key in a test, too.</summary>
    private void FindSecrets()
    {
        List<Function> functions = [.. Form.Functions.Prepend(Form.Module).Where(f => recorder?.HoldsNoSecret(f) != true)];
        var before = findings.Count;
        foreach (var secrets in Rules.Secrets)
        {
            findings.AddRange(secrets.Find(this, functions));
        }
        var holders = findings.Skip(before).Select(f => f.Site.Function.Function).ToHashSet();
        foreach (var function in functions)
        {
            recorder?.KeepSecrets(function, holdsNone: !holders.Contains(function));
        }
    }

    private bool FollowsTheSame(Question question) =>
        recorder!.IsUnchanged(question.Place.Part)
        && FunctionOf(question) is { } target
        && ReferenceEquals(target, FunctionAt(question.Place))
        && IsBusy(target) == question.Answer is null;

    private bool IsAnswered(Question question, int depth)
    {
        if (FunctionOf(question) is not { } target || IsBusy(target) != question.Answer is null)
        {
            return false;
        }
        return question.Answer is null || AnswerOf(target, depth + 1) == question.Answer;
    }

    /// <summary>Digest of the function's summary; the function is followed only if it may have another than before.</summary>
    private ulong? AnswerOf(Function function, int depth)
    {
        if (!summaries.ContainsKey(function) && recorder!.MayRepeat(function) && Repeat(function, depth))
        {
            return recorder.FrameOf(function)!.Summary;
        }
        var summary = summaries.GetValueOrDefault(function) ?? MakeSummary(function, depth);
        return summary is null ? null : recorder!.Answer(function, summary);
    }

    /// <summary>It is being followed, and its summary is not known yet.</summary>
    private bool IsBusy(Function function) => running.Contains(function) && !summaries.ContainsKey(function);

    private Function? FunctionOf(Question question) =>
        question.Name is { } name ? Find(name)
        : recorder!.IsUnchanged(question.Place.Part) ? FunctionAt(question.Place)
        : null;

    private Function FunctionAt(Place place) => place.Part is { } part ? part.Functions[place.Function] : Form.Module;
}
