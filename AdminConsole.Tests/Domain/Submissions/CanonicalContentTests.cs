using System.Collections;
using System.Reflection;
using System.Text;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Tests.Domain.Submissions;

public sealed class CanonicalContentTests
{
    private static readonly string[] Pointers = [nameof(SubmissionContent.BindingId), nameof(MaterialUse.MaterialId)];

    [Fact]
    public void Of_SameContent_GivesSameBytes() => Assert.Equal(Text(SampleContent.Create()), Text(SampleContent.Create()));

    [Fact]
    public void IN07_AnyValueChanged_ChangesTheBytes()
    {
        var original = Text(SampleContent.Create());
        var variants = Variants(SampleContent.Create()).ToList();

        Assert.True(variants.Count > 60, $"Only {variants.Count} variants.");
        Assert.All(variants, variant => Assert.True(
            Pointers.Contains(variant.Path.Split('.')[^1]) == (Text((SubmissionContent)variant.Value) == original), variant.Path));
        Assert.Equal(variants.Count, variants.Select(variant => variant.Path).Distinct().Count());
    }

    [Fact]
    public void Of_ImagesListedInAnotherOrder_GivesSameBytes()
    {
        var content = SampleContent.Create();
        Assert.Equal(Text(content), Text(content with { Materials = [.. content.Materials.Reverse()] }));
    }

    [Fact]
    public void Of_PeriodsInAnotherOrder_ChangesTheBytes()
    {
        var content = SampleContent.Create();
        Assert.NotEqual(Text(content), Text(content with { Periods = [.. content.Periods.Reverse()] }));
    }

    [Fact]
    public void Of_ValuesThatLookLikeTheFormat_NeverCollide()
    {
        Assert.NotEqual(With("a\nperson.sex=b", "c"), With("a", "b\nperson.sex=c"));
        Assert.NotEqual(With("a\nperson.sex=1:b", "c"), With("a", "b\nperson.sex=1:c"));

        static string With(string name, string sex)
        {
            var content = SampleContent.Create();
            return Text(content with { Person = content.Person with { Name = name, Sex = sex } });
        }
    }

    private static string Text(SubmissionContent content) => Encoding.UTF8.GetString(CanonicalContent.Of(content));

    /// <summary>Copies of a value that each differ in one place, with the path of that place.</summary>
    private static IEnumerable<(string Path, object Value)> Variants(object value)
    {
        switch (value)
        {
            case string text:
                yield return ("", text + "x");
                break;
            case bool flag:
                yield return ("", !flag);
                break;
            case int number:
                yield return ("", number + 1);
                break;
            case DateOnly day:
                yield return ("", day.AddDays(1));
                break;
            case Guid:
                yield return ("", Guid.CreateVersion7());
                break;
            case Enum choice:
                yield return ("", Enum.ToObject(choice.GetType(), Convert.ToInt32(choice) + 1));
                break;
            case IList list:
                foreach (var variant in ListVariants(list))
                    yield return variant;
                break;
            default:
                foreach (var variant in RecordVariants(value))
                    yield return variant;
                break;
        }
    }

    private static IEnumerable<(string Path, object Value)> ListVariants(IList list)
    {
        var element = list[0]!.GetType();
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var (path, changed) in Variants(list[i]!))
                yield return ($"[{i}]{path}", Copy(list.Cast<object>().Select((item, index) => index == i ? changed : item)));
            yield return ($"[{i}] removed", Copy(list.Cast<object>().Where((_, index) => index != i)));
            yield return ($"[{i}] repeated", Copy(list.Cast<object>().Append(list[i]!)));
        }

        IList Copy(IEnumerable<object> items)
        {
            var copy = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            foreach (var item in items)
                copy.Add(item);
            return copy;
        }
    }

    private static IEnumerable<(string Path, object Value)> RecordVariants(object record)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in record.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var value = property.GetValue(record);
            if (value is not null)
            {
                foreach (var (path, changed) in Variants(value))
                    yield return ($".{property.Name}{path}", With(record, property, changed));
            }
            if (value is not null && nullability.Create(property).WriteState == NullabilityState.Nullable)
                yield return ($".{property.Name} absent", With(record, property, null));
        }
    }

    private static object With(object record, PropertyInfo property, object? value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }
}
