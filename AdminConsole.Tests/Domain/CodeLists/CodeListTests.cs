using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Tests.Domain.CodeLists;

public sealed class CodeListTests
{
    [Theory]
    [InlineData("110", "临床执业医师", "1", "clinical", "standard")]
    [InlineData("441", "师承和确有专长的中医执业助理医师", "2", "tcm", "apprenticeship")]
    public void ExamCategories_Entry_CarriesItsFurtherColumns(string code, string name, string level, string group, string track)
    {
        var entry = Codes.ExamCategories.Find(code)!;

        Assert.Equal([name, level, group, track], [entry.Name, entry["examLevel"], entry["group"], entry["track"]]);
    }

    [Theory]
    [InlineData("140")]
    [InlineData("150")]
    [InlineData("")]
    [InlineData(null)]
    public void ExamCategories_UnknownCode_IsNotContained(string? code) => Assert.False(Codes.ExamCategories.Contains(code));

    [Fact]
    public void Name_Language_FallsBackToChineseAndToTheCode()
    {
        Assert.Equal("男性", Codes.Sexes.Name("1", chinese: true));
        Assert.Equal("Male", Codes.Sexes.Name("1", chinese: false));
        Assert.Equal("江岸区", Codes.Divisions.Name("420102", chinese: false));
        Assert.Equal("7", Codes.Sexes.Name("7", chinese: true));
    }

    [Fact]
    public void All_Lists_AreWholeAndTheirReferencesHold()
    {
        Assert.Equal(23, Codes.All.Count);
        Assert.All(Codes.All, list => Assert.NotEmpty(list.Entries));
        Assert.All(Codes.All.SelectMany(list => list.Entries), entry => Assert.False(string.IsNullOrWhiteSpace(entry.Code) || string.IsNullOrWhiteSpace(entry.Name)));
        Assert.All(Codes.ExamCategories.Entries, entry => Assert.True(Codes.ExamLevels.Contains(entry["examLevel"])));
        foreach (var (list, column) in new[] { (Codes.InstitutionCategories, "parent"), (Codes.TreatmentSubjects, "parent"), (Codes.Divisions, "parentCode"), (Codes.Divisions, "examUnitCode") })
            Assert.All(list.Entries, entry => Assert.True(entry[column].Length == 0 || list.Contains(entry[column])));
    }

    [Fact]
    public void Find_ListName_IsTheNameOfTheApi()
    {
        Assert.Same(Codes.EthnicGroups, Codes.Find("ethnic-groups"));
        Assert.Null(Codes.Find("material-slots"));
        Assert.Null(Codes.Find("../secrets"));
    }

    [Fact]
    public void QuotedFields_AreReadWhole()
    {
        Assert.Equal("\"Ordinary class\" university graduate", Codes.EducationLevels.Find("28")!.NameEn);
        Assert.Equal("Clinical Medicine, Practising Physician", Codes.ExamCategories.Find("110")!.NameEn);
        var row = Assert.Single(Csv.Read("a,b,c,d\r\n\"x\"\"y\",,\"\",\"1,2\n3\"\r\n"));
        Assert.Equal(["x\"y", "", "", "1,2\n3"], [row["a"], row["b"], row["c"], row["d"]]);
    }

    [Fact]
    public void MaterialSlots_Profiles_HoldTheirSlots()
    {
        Assert.Equal(24, MaterialSlots.All.Count);
        Assert.Equal(12, MaterialSlots.OfProfile(MaterialSlots.Hubei).Count());
        Assert.Equal(19, MaterialSlots.OfProfile(MaterialSlots.Hunan2021).Count());
    }

    [Fact]
    public void MaterialSlots_Limits_AreThePublishedOnes()
    {
        var photo = MaterialSlots.Find(MaterialSlots.Photo)!;
        Assert.Equal((1, 1, 30), (photo.MinImages, photo.MaxImages, photo.MaxKB));
        Assert.Equal(["jpg"], photo.Formats);
        var document = MaterialSlots.Find("ID_DOCUMENT")!;
        Assert.Equal((3, 3, 200), (document.MinImages, document.MaxImages, document.MaxKB));
        Assert.Equal(10, MaterialSlots.Find("OTHER_PROOF")!.MaxImages);
        Assert.Null(MaterialSlots.Find("NOTHING"));
    }
}
